import { formatDate, isDate } from "#app/domain/dates.ts";
import type { Services } from "#app/services/index.server.ts";
import { typeMoney } from "#app/ui/type-money.ts";
import { amountField } from "./scheme-typed.ts";

/** What a scheme's form is made from. */
export type SchemePage = ReturnType<Services["funding"]["schemeForm"]>;

/** What the fields of a scheme's form start with. */
export function startScheme({ scheme, years }: Pick<SchemePage, "scheme" | "years">, step: string) {
  const amount = (year: string) => scheme?.amounts.find((each) => each.year === year)?.amount ?? 0;
  const share = (key: string) => String(scheme?.purposes[key] ?? "");
  return {
    name: scheme?.name ?? "",
    description: scheme?.description ?? "",
    leadPartnerId: scheme?.leadPartnerId ?? "",
    provider: scheme?.provider ?? "",
    step: scheme ? String(scheme.step) : step,
    "meet-needs": share("meet-needs"),
    "reduce-pressure": share("reduce-pressure"),
    "support-market": share("support-market"),
    standing: scheme ? (scheme.continuing ? "continuing" : "new") : "",
    committed: scheme?.committed ? "yes" : "",
    startsOn: scheme?.startsOn ?? "",
    endsOn: scheme?.endsOn ?? "",
    notes: scheme?.notes ?? "",
    measures: scheme?.measures ?? [],
    actionIds: scheme?.actionIds ?? [],
    ...Object.fromEntries(years.map(({ year }) => [amountField(year), typeMoney(amount(year))])),
  };
}

/** The fields of a scheme, each typed and stored, for when someone saved it meanwhile. */
export function compareScheme(
  { purposes, years, steps, partners, actions, measures }: SchemePage,
  typed: Record<string, unknown>,
  stored: Record<string, unknown>,
) {
  const named = (list: readonly { id: string; name: string }[]) => (value: unknown) =>
    list.find(({ id }) => id === value)?.name ?? "";
  const plain = (value: unknown) => (typeof value === "string" ? value.trim() : "");
  const topics = (value: unknown) =>
    actions
      .filter(({ id }) => Array.isArray(value) && value.includes(id))
      .map(({ topic }) => topic)
      .join("; ");
  const moved = (value: unknown) =>
    measures
      .filter(({ key }) => Array.isArray(value) && value.includes(key))
      .map(({ name }) => name)
      .join("; ");
  const dated = (value: unknown) =>
    isDate(plain(value)) ? formatDate(plain(value)) : plain(value);
  const fields: [name: string, label: string, show: (value: unknown) => string][] = [
    ["name", "Name", plain],
    ["description", "What it pays for", (value) => plain(value).replace(/\r\n?/g, "\n")],
    ["leadPartnerId", "Lead organisation", named(partners)],
    ["provider", "Who provides it", plain],
    ["step", "Step", named(steps.map(({ number, name }) => ({ id: String(number), name })))],
    ...years.map(({ year }): [string, string, (value: unknown) => string] => [
      amountField(year),
      `Amount in ${year}`,
      plain,
    ]),
    ...purposes.map(({ key, name }): [string, string, (value: unknown) => string] => [
      key,
      name,
      plain,
    ]),
    ["standing", "New or continuing", plain],
    ["committed", "Committed", plain],
    ["startsOn", "Starts on", dated],
    ["endsOn", "Ends on", dated],
    ["notes", "Notes", (value) => plain(value).replace(/\r\n?/g, "\n")],
    ["measures", "Measures", moved],
    ["actionIds", "Actions", topics],
  ];
  return fields.map(([name, label, show]) => ({
    label,
    typed: show(typed[name]),
    stored: show(stored[name]),
  }));
}
