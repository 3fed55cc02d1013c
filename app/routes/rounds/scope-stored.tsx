import { formatDate, isDate } from "#app/domain/dates.ts";
import type { Services } from "#app/services/index.server.ts";
import { StoredNow } from "#app/ui/stored-now.tsx";

type Page = ReturnType<Services["rounds"]["scopeForm"]>;
type Props = { page: Page; typed: Record<string, unknown> | undefined };

/** After a save that came too late: what someone else saved meanwhile, beside what was typed. */
export function ScopeStored({ page, typed }: Props) {
  if (!typed || String(typed.version) === String(page.version)) return null;
  return <StoredNow what="scope" fields={fieldsOf(page, typed)} />;
}

function fieldsOf({ scope, asked }: Page, typed: Record<string, unknown>) {
  const text = (value: unknown) => String(value ?? "").trim();
  const list = (value: unknown) => (Array.isArray(value) ? [...value].map(String).sort() : []);
  const day = (value: string) => (isDate(value) ? formatDate(value) : value);
  const figure = (value: unknown) => text(value).replace(/[,\s]/g, "");
  const ticks = Object.entries(asked?.partners ?? {}).flatMap(([id, numbers]) =>
    numbers.map((number) => `${id}:${number}`),
  );
  const isSameAsked = list(ticks).join() === list(typed.asked).join();
  return [
    { label: "Name", typed: text(typed.name), stored: scope.name },
    { label: "As at", typed: day(text(typed.asAt)), stored: day(scope.asAt) },
    { label: "Hospitals", typed: text(typed.hospitals), stored: scope.hospitals },
    { label: "Area it covers", typed: text(typed.footprint), stored: scope.footprint },
    { label: "Population", typed: figure(typed.population), stored: text(scope.population) },
    {
      label: "Evidence from level",
      typed: text(typed.evidenceFrom),
      stored: text(scope.evidenceFrom),
    },
    {
      label: "The area’s own figure",
      typed: figure(typed.homeOnDatePercent),
      stored: text(scope.homeOnDatePercent),
    },
    {
      label: "Changes",
      typed: list(typed.changes).join(", "),
      stored: list(asked?.changes).join(", "),
    },
    {
      label: "Who is asked",
      typed: isSameAsked ? "" : `${list(typed.asked).length} ticks`,
      stored: isSameAsked ? "" : `${ticks.length} ticks`,
    },
  ];
}
