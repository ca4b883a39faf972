/**
 * What the sample county is told from its first day to its present. A change of these numbers is a change of what people
 * get: look at which lines came or went before it is taken over.
 */
export const SAMPLE_TOTALS = {
  mails: 395,
  sms: 6,
  digests: 8,
  opsMails: 4,
  rungs: {
    'before-10wd': 91,
    'before-5wd': 97,
    'before-2wd': 82,
    'before-1wd': 73,
    'on-day': 61,
    'after-1wd': 63,
    'after-3wd': 83,
    'after-5wd': 72,
    'weekly-1': 36,
    'weekly-2': 18,
    'weekly-3': 3,
    'weekly-4': 3,
    'weekly-5': 3,
    'weekly-6': 3,
    'half-time': 25,
    'before-2h': 16,
    'at-end': 8,
    closed: 134,
    'due-changed': 1,
    forwarded: 1,
    'personal-data': 2,
    'taken-down': 1,
    'taken-down-2': 2,
    unreadable: 3,
    readable: 3,
  },
}
