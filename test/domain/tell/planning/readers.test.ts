import { describe, expect, it } from 'vitest'
import { Readers } from '../../../../lib/domain/tell/planning/readers.ts'
import type { Medium, Person, Role } from '../../../../lib/domain/tell/unit.ts'
import { localDate } from '../../../../lib/domain/time/local-date.ts'
import { at, county, zhang, zhangWithPhone, zhao, zhou } from '../../../fixtures/cast.ts'

const NOW = at('2026-10-12 09:00')
const fault = { at: at('2026-10-10 09:00'), reason: '550 no such user' }
const badMail = (person: Person): Person => ({ ...person, unreachable: { mail: fault } })
const badPhone = (person: Person): Person => ({ ...person, unreachable: { sms: fault } })
const onLeave = (person: Person, substitute?: string): Person => ({
  ...person,
  away: { from: localDate('2026-10-12'), until: localDate('2026-10-16'), substitute },
})
const qian: Person = { ...zhang, id: 'qian', name: '钱示例' }
const outsider: Person = { ...qian, id: 'outsider', unit: 'transport-bureau' }
const deputy: Person = { ...zhao, id: 'deputy' }
const clerk: Person = { ...zhou, id: 'clerk', role: 'contact' }
const second: Person = { ...zhou, id: 'second' }
const zhaoWithPhone: Person = { ...zhao, phone: 'withheld' }

function readersOf(people: readonly Person[], role: Role = 'contact', medium: Medium = 'mail') {
  const readers = new Readers({ people, county, now: NOW })
  return readers.of({ unit: 'housing-bureau', role, medium }).map(({ id }) => id)
}

describe('who is told in the place of the contact', () => {
  it.each<[string, readonly Person[], readonly string[]]>([
    ['nobody, as long as the contact can be reached', [zhang, zhao, zhou], ['zhang']],
    ['the next contact, when one address is bad', [badMail(zhang), qian, zhao, zhou], ['qian']],
    ['the head, when the only contact has a bad address', [badMail(zhang), zhao, zhou], ['zhao']],
    ['the office, when the head cannot be reached either', [badMail(zhang), badMail(zhao), zhou], ['zhou']],
    ['the office, when the unit has no head', [badMail(zhang), zhou], ['zhou']],
    ['the head, where the unit has no contact', [zhao, zhou], ['zhao']],
    ['nobody, where the unit has nobody: the audit says so', [zhou], []],
    ['the substitute during leave', [onLeave(zhang, 'deputy'), zhao, deputy, zhou], ['deputy']],
    ['the next contact during leave without a substitute', [onLeave(zhang), qian, zhou], ['qian']],
    ['substitute and next contact together', [onLeave(zhang, 'deputy'), qian, deputy], ['qian', 'deputy']],
    [
      'the head, when the substitute is of another unit',
      [onLeave(zhang, 'outsider'), outsider, zhao],
      ['zhao'],
    ],
    ['the head, when the substitute is away too', [onLeave(zhang, 'qian'), onLeave(qian), zhao], ['zhao']],
    ['the contact all the same, when nobody else is there', [onLeave(zhang)], ['zhang']],
    ['nobody, when no address works at all', [badMail(zhang)], []],
    [
      'the head on leave, when only that can be reached',
      [badMail(zhang), onLeave(zhao), onLeave(zhou)],
      ['zhao'],
    ],
    [
      'the office on leave, when nobody of the unit can be reached',
      [badMail(zhang), onLeave(zhou)],
      ['zhou'],
    ],
    [
      'the head on leave, where the unit has no contact and the office is away',
      [onLeave(zhao), onLeave(zhou)],
      ['zhao'],
    ],
  ])('%s', (_, people, expected) => {
    expect(readersOf(people)).toEqual(expected)
  })
})

describe('who is told in the place of others', () => {
  it.each<[string, Role, Medium, readonly Person[], readonly string[]]>([
    ['of a head: the office', 'head', 'mail', [zhang, badMail(zhao), zhou], ['zhou']],
    ['of a head that there never was: nobody', 'head', 'mail', [zhang, zhou], []],
    ['of the office: nobody but itself', 'office', 'mail', [zhang, onLeave(zhou)], ['zhou']],
    [
      'of the office: a substitute who is of it',
      'office',
      'mail',
      [onLeave(zhou, 'second'), second],
      ['second'],
    ],
    [
      'of the office: no substitute who may not read it',
      'office',
      'mail',
      [onLeave(zhou, 'clerk'), clerk],
      ['zhou'],
    ],
    ['by text: whoever has a number', 'contact', 'sms', [zhangWithPhone, qian], ['zhang']],
    [
      'by text: the head, for a bad number',
      'contact',
      'sms',
      [badPhone(zhangWithPhone), zhaoWithPhone],
      ['zhao'],
    ],
    ['by text: nobody, where no contact has a number', 'contact', 'sms', [zhang, zhaoWithPhone], []],
    [
      'by text: never the office',
      'contact',
      'sms',
      [badPhone(zhangWithPhone), { ...zhou, phone: 'withheld' }],
      [],
    ],
  ])('%s', (_, role, medium, people, expected) => {
    expect(readersOf(people, role, medium)).toEqual(expected)
  })
})
