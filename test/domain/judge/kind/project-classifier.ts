import { mustLoadCatalogue } from '../../../../lib/catalogue/load.ts'
import type { Item } from '../../../../lib/domain/duty/item.ts'
import { type Classifiable, Classifier } from '../../../../lib/domain/judge/kind/classify.ts'

const { items, kinds } = mustLoadCatalogue()
const classifier = new Classifier([...items.values()], kinds)

export function classified(notice: Classifiable) {
  return classifier.classify(notice)
}

/** Rows joined, as `20|26`, else the verdict. */
export function answerOf(notice: Classifiable): string {
  const { rows, verdict } = classified(notice)
  return rows.join('|') || verdict
}

/** The project's classifier, built from items in another order. */
export function reorderedClassifier(order: (items: readonly Item[]) => readonly Item[]): Classifier {
  return new Classifier(order([...items.values()]), kinds)
}
