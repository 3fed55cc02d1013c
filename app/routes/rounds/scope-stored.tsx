import { formatDate, isDate } from "#app/domain/dates.ts";
import type { Services } from "#app/services/index.server.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { Notice } from "#app/ui/notice.tsx";

type Page = ReturnType<Services["rounds"]["scopeForm"]>;
type Props = { page: Page; typed: Record<string, unknown> | undefined };

/** After a save that came too late: what someone else saved meanwhile, beside what was typed. */
export function ScopeStored({ page, typed }: Props) {
  if (!typed || String(typed.version) === String(page.version)) return null;
  const differing = fieldsOf(page, typed).filter((field) => field.typed !== field.stored);
  return (
    <Notice title="Someone else saved this scope while you were working on it">
      <p>
        {differing.length === 0
          ? "What they saved is the same as what you entered."
          : "The form still holds what you entered. Change it where the other is right, then save again."}
      </p>
      <DefinitionList
        items={differing.map(({ term, typed: mine, stored }) => ({
          term,
          value: (
            <>
              Saved meanwhile: <strong>{stored || "nothing"}</strong>
              <br />
              You entered: <strong>{mine || "nothing"}</strong>
            </>
          ),
        }))}
      />
    </Notice>
  );
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
    { term: "Name", typed: text(typed.name), stored: scope.name },
    { term: "As at", typed: day(text(typed.asAt)), stored: day(scope.asAt) },
    { term: "Hospitals", typed: text(typed.hospitals), stored: scope.hospitals },
    { term: "Area it covers", typed: text(typed.footprint), stored: scope.footprint },
    { term: "Population", typed: figure(typed.population), stored: text(scope.population) },
    {
      term: "Evidence from level",
      typed: text(typed.evidenceFrom),
      stored: text(scope.evidenceFrom),
    },
    {
      term: "Home on the agreed date, per cent",
      typed: figure(typed.homeOnDatePercent),
      stored: text(scope.homeOnDatePercent),
    },
    {
      term: "Changes",
      typed: list(typed.changes).join(", "),
      stored: list(asked?.changes).join(", "),
    },
    {
      term: "Who is asked",
      typed: isSameAsked ? "" : `${list(typed.asked).length} ticks`,
      stored: isSameAsked ? "" : `${ticks.length} ticks`,
    },
  ];
}
