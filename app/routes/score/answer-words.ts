const OTHERS: Record<string, string> = {
  "dont-know": "I don’t know",
  "not-applicable": "Not for my organisation to say",
};

/** An answer in words, such as "3 Established". */
export function answerWords(answer: string | number | null, levelNames: readonly string[]): string {
  if (answer === null || answer === "") return "no answer";
  return OTHERS[answer] ?? `${answer} ${levelNames[Number(answer) - 1]}`;
}
