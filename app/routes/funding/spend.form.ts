import { z } from "zod";
import { QUARTERS, type Quarter, type Spend } from "#app/domain/funding/spend.ts";
import { moneyOrNone } from "#app/ui/money.form.ts";
import { version } from "#app/ui/text.form.ts";
import { spentField } from "./spent-field.ts";

/** What the form for a scheme's spend sends; it asks for each quarter of these years. */
export function spendForm(years: readonly string[]) {
  // Named by year and quarter, so the types cannot know them: they are read by name below.
  const amounts: object = Object.fromEntries(
    years.flatMap((year) =>
      QUARTERS.map((quarter) => [
        spentField(year, quarter),
        moneyOrNone(`${year}, quarter ${quarter}: `),
      ]),
    ),
  );
  return z.object({ version }).extend({ ...amounts });
}

/** The spends of a form, without those left empty; amounts in whole pence. */
export function toSpends(values: object, years: readonly string[]): Spend[] {
  const typed = new Map<string, unknown>(Object.entries(values));
  return years.flatMap((year) =>
    QUARTERS.flatMap((quarter: Quarter) => {
      const amount = typed.get(spentField(year, quarter));
      return typeof amount === "number" ? [{ year, quarter, amount }] : [];
    }),
  );
}
