/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export function pickFrom<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]!
}

/** What reviewers of one language write: few words, so that several come to the same wording. */
export interface Vocabulary {
  readonly words: readonly string[]
  readonly phrases: readonly string[]
  readonly reasons: readonly string[]
  readonly questions: readonly string[]
  readonly space: string
}

const ENGLISH: Vocabulary = {
  words: [
    'must',
    'must not',
    'should',
    'may',
    'staff',
    'participants',
    'promptly',
    'written',
    'clear',
    'fair',
  ],
  phrases: ['without delay', 'in writing', 'where the law allows it', 'at any time', 'or its agents'],
  reasons: [
    'This is the term of our glossary.',
    'The source says more than this.',
    'Reads better.',
    'A comma is missing.',
  ],
  questions: [
    'Does this cover gifts sent through a third party?',
    'Who decides this in our market?',
    'Nothing is said of appeals.',
    'Is this meant for minors too?',
  ],
  space: ' ',
}

const VOCABULARIES: Readonly<Record<string, Vocabulary>> = {
  en: ENGLISH,
  de: {
    words: [
      'muss',
      'darf nicht',
      'soll',
      'kann',
      'Beteiligte',
      'unverzüglich',
      'schriftlich',
      'klar',
      'fair',
    ],
    phrases: ['ohne Verzug', 'in Textform', 'soweit gesetzlich zulässig', 'jederzeit'],
    reasons: ['So steht es im Glossar.', 'Die Quelle sagt mehr.', 'Liest sich besser.', 'Komma fehlt.'],
    questions: [
      'Gilt das auch für Dritte?',
      'Wer entscheidet das bei uns?',
      'Gilt das auch für Minderjährige?',
    ],
    space: ' ',
  },
  ar: {
    words: ['يجب', 'لا يجوز', 'ينبغي', 'يمكن', 'المشاركون', 'فورًا', 'كتابيًا', 'واضح', 'عادل'],
    phrases: ['دون تأخير', 'كتابةً', 'حيثما يسمح القانون', 'في أي وقت'],
    reasons: ['هذا هو المصطلح في المسرد.', 'النص الأصلي يقول أكثر.', 'أسهل قراءة.', 'تنقص فاصلة.'],
    questions: ['هل يشمل هذا الأطراف الثالثة؟', 'من يقرر ذلك في سوقنا؟', 'هل يشمل هذا القاصرين؟'],
    space: ' ',
  },
  ja: {
    words: ['必ず', '禁止', '参加者', '速やか', '書面', '明確', '公正', '責任者', '規約'],
    phrases: ['遅滞なく', '書面により', '法令の範囲内で', 'いつでも'],
    reasons: ['用語集の用語です。', '原文の意味が足りません。', '読みやすくなります。', '読点がありません。'],
    questions: ['第三者にも適用されますか。', 'この市場では誰が決めますか。', '未成年にも適用されますか。'],
    space: '',
  },
}

export function vocabularyOf(locale: string): Vocabulary {
  return VOCABULARIES[locale.split('-')[0]!] ?? ENGLISH
}

export const NAMES = [
  'Ana Torres',
  'Bo Castell',
  'Chidi Okafor',
  'Dana Levi',
  'Emre Yıldız',
  'Farah Nasser',
  'Goran Petrović',
  'Hana Sato',
  'Inés Prieto',
  'Jae-won Park',
  'Kofi Mensah',
  'ليلى حداد',
  'Mei Lin',
  'Nils Brandt',
  'Olu Adeyemi',
  'Priya Nair',
  '鈴木 葵',
  'Rosa Conti',
  'Sven Holm',
  'Tala Rahimi',
] as const
