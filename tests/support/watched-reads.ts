import { may } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { Services } from "#app/services/index.server.ts";
import type { Database } from "#db/client.server.ts";

/** Statements that give what other people answered, or why: see docs/decisions/scores-read-three-ways.md. */
const OTHERS = [
  // Scores and shared texts of revealed passes; statements that count ask for no state of a pass.
  /from "scores" inner join "round_rows" .*"round_rows"\."pass1" = /s,
  /from "graduation_readiness" inner join "graduation_askings" .*"revealed_at" is not null/s,
];

/** Use cases that read others' scores and show none of them, and why nothing is noted. */
const SHOWS_NONE: Readonly<Record<string, string>> = {
  "desk.page": "labels alone; the discussion beside it notes what is read",
  "desk.agenda": "labels alone",
  "comparison.overTime": "agreed levels, labels and targets, the same for everybody",
  "comparison.overTimeChart": "the same as a picture",
};

let asked = 0;
let patched = false;

/** Notices every such statement, whoever prepared it. */
function patch({ $client }: Database["orm"]): void {
  if (patched) return;
  patched = true;
  const prototype = Object.getPrototypeOf($client.prepare("SELECT 1"));
  for (const method of ["all", "get"]) {
    const original = prototype[method];
    prototype[method] = function (this: { source: string }, ...values: unknown[]) {
      const found = original.apply(this, values);
      const some = Array.isArray(found) ? found.length > 0 : found !== undefined;
      if (some && OTHERS.some((statement) => statement.test(this.source))) asked += 1;
      return found;
    };
  }
}

type UseCase = (...given: unknown[]) => unknown;

/**
 * The use cases as tests call them: one that reads what others answered throws unless it is on
 * record, inside ten minutes, that the viewer read or wrote there. Nothing is asked of what a board
 * reads, where no position stands.
 */
export function watchReads(
  services: Services,
  { orm }: Database,
  events: () => number,
  now: () => number,
): Services {
  patch(orm);
  const noted = orm.$client
    .prepare(
      `SELECT 1 FROM audit_events WHERE member_id = ? AND at > ? AND at <= ?
        AND (kind LIKE '%-read' OR kind LIKE '%-downloaded') LIMIT 1`,
    )
    .pluck();

  function check(name: string, given: unknown[], result: unknown, before: number): void {
    if (events() > before) return;
    const [viewer] = given as [Partial<Viewer> | undefined];
    if (SHOWS_NONE[name] !== undefined || isBoards(result)) return;
    if (viewer?.memberId === undefined || !may(viewer.roles ?? [], "round.take-part")) return;
    if (noted.get(viewer.memberId, now() - 600_001, now()) === 1) return;
    throw new Error(`${name} shows what others answered and leaves no note of it.`);
  }

  function watch(name: string, cases: unknown, work: UseCase): UseCase {
    return (...given) => {
      const before = asked;
      const eventsBefore = events();
      const result = work.apply(cases, given);
      if (result instanceof Promise) {
        return result.then((value) => {
          if (asked > before) check(name, given, value, eventsBefore);
          return value;
        });
      }
      if (asked > before) check(name, given, result, eventsBefore);
      return result;
    };
  }

  return Object.fromEntries(
    Object.entries(services).map(([subject, cases]) => [
      subject,
      cases &&
        Object.fromEntries(
          Object.entries(cases).map(([name, work]) => [
            name,
            typeof work === "function" ? watch(`${subject}.${name}`, cases, work as UseCase) : work,
          ]),
        ),
    ]),
  ) as Services;
}

function isBoards(result: unknown): boolean {
  return JSON.stringify(result ?? null).includes('"reading":"board"');
}
