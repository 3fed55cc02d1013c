import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ROLES } from "#app/domain/access/roles.ts";
import { setGuest, setSession } from "#app/http/session.server.ts";
import { RENDERERS } from "#app/services/reports/renderers.server.ts";
import type { Bytes, Reports } from "#app/services/reports/reports.ts";
import type { RoundScope } from "#app/services/rounds.server.ts";
import { joinAsGuest, type TestGuest } from "../guest.ts";
import { openInstallation } from "../installation.ts";
import { PEOPLE } from "../people.ts";
import { type Person, STATES, type State } from "./entry.ts";

/** What those who may update an action before the meeting were asked about. */
const REQUESTED: Readonly<Record<string, string>> = {
  "partner-member": "care-homes-within-two-days",
};

const JULY = "delivery-board-july-2017";
const CHANGE = "early-discharge-planning";
const ROW = `${CHANGE}.emergency-admissions`;
const GUESTS = { guest: "accepted", "waiting-guest": "waiting", "struck-guest": "struck" } as const;

/** The real renderers; a document that says the same to somebody else is not drawn again. */
function drawOnce(): Reports {
  const drawn = new Map<string, Promise<Bytes>>();
  const once =
    <Source>(draw: (source: Source) => Promise<Bytes>) =>
    (source: Source): Promise<Bytes> => {
      const key = `${draw.name} ${JSON.stringify(source)}`;
      const known = drawn.get(key) ?? draw(source);
      drawn.set(key, known);
      return known;
    };
  const { pdf, docx, xlsx, png } = RENDERERS;
  return { ...RENDERERS, pdf: once(pdf), docx: once(docx), xlsx: once(xlsx), png: once(png) };
}

/** What an address or a form of the place is filled in with. */
export type Filling = Readonly<Record<string, string>>;

/** The demonstration with a round in each state, everybody who may ask, and another area beside it. */
export async function openPlace() {
  const installation = openInstallation("demonstration", { reports: drawOnce() });
  const { services, database } = installation;
  const { $client } = database.orm;
  const viewerOf = (id: string) => services.sessions.enter(id, "demonstration").viewer;
  const facilitator = viewerOf(PEOPLE.facilitator);

  const guests = {} as Record<State, Partial<Record<Person, TestGuest>>>;
  const rounds = {} as Record<State, string>;
  for (const state of STATES) {
    rounds[state] = services.rounds.create(facilitator, "hicm-2017", scopeOf(state));
    guests[state] = state === "prepared" ? {} : openRound(rounds[state]);
    moveRound(rounds[state], state);
  }
  // Nobody can be a guest of a round that is not open yet: another round's comes there.
  guests.prepared = guests.open;
  const stranger = addOthers();
  fillArea();

  function scopeOf(state: State): RoundScope {
    const partners = $client.prepare("SELECT id FROM partners").all() as { id: string }[];
    return {
      ...{ name: `Round that is ${state}`, hospitals: "One", population: null, footprint: "All" },
      ...{ asAt: "2017-06-20", homeOnDatePercent: 80, evidenceFrom: 3, changes: [1] },
      asked: Object.fromEntries(partners.map(({ id }) => [id, [1]])),
    };
  }

  function openRound(id: string): Partial<Record<Person, TestGuest>> {
    services.rounds.open(facilitator, id, 1);
    return Object.fromEntries(
      Object.entries(GUESTS).map(([person, status]) => {
        const guest = joinAsGuest(services, facilitator, id, { letIn: status === "accepted" });
        if (status === "struck") {
          services.guests.strike(facilitator, id, { id: guest.viewer.memberId, version: 1 });
        }
        return [person, guest];
      }),
    );
  }

  function moveRound(id: string, state: State): void {
    if (state === "prepared" || state === "open") return;
    services.discussion.reveal(facilitator, id, 1);
    services.discussion.recordView(facilitator, id, ROW, {
      ...{ partnerId: viewerOf(PEOPLE["partner-lead"]).partnerId ?? "", level: 1 as const },
      ...{ sentence: "", version: 0 },
    });
    // Whoever revealed holds the desk, which a deputy takes over first.
    $client.exec("UPDATE desks SET held_by = NULL");
    if (state === "revealed") return;
    services.rounds.sendDraft(facilitator, id, versionOf("rounds", "id", id), "2018-01-01");
    if (state === "closed") services.rounds.close(facilitator, id, versionOf("rounds", "id", id));
  }

  function versionOf(table: string, column: string, id: string): number {
    const found = $client.prepare(`SELECT version FROM ${table} WHERE ${column} = ?`).get(id);
    return (found as { version: number } | undefined)?.version ?? 0;
  }

  /** Somebody with every role in another area, and somebody with an account and no area. */
  function addOthers(): string {
    $client.exec(`
      INSERT INTO areas (id, slug, name, created_at) VALUES ('elsewhere', 'elsewhere', 'Elsewhere', 0);
      INSERT INTO accounts (id, email, created_at)
        VALUES ('stella', 'stella@example.org', 0), ('una', 'una@example.org', 0);`);
    const roles = JSON.stringify(ROLES);
    $client
      .prepare(
        `INSERT INTO members (id, area_id, account_id, name, email, roles)
          VALUES ('stella-range', 'elsewhere', 'stella', 'Stella Range', 'stella@example.org', ?)`,
      )
      .run(roles);
    return "stella";
  }

  /** What the demonstration has none of: an own measure and edition, files that were read, a link. */
  function fillArea(): void {
    const definition = {
      ...{ name: "Visits on the day", unit: "visits", numerator: "Visits", denominator: null },
      ...{ per: 1, good: "up", decimals: 0 },
    };
    $client.exec(`
      INSERT INTO local_measures (area_id, key, definition)
        SELECT id, 'own-visits', '${JSON.stringify(definition)}' FROM areas WHERE slug = 'demonstration';
      INSERT INTO together_changes (id, area_id, member_id, at, changes)
        SELECT 'several-at-once', id, 'frances-oyelaran', 0, '[]' FROM areas WHERE slug = 'demonstration';
      INSERT INTO shares (id, area_id, token_hash, kind, subject_id, note, created_at, created_by, expires_at)
        SELECT 'a-share', id, 'hash', 'plan', '', 'A peer', 0, 'frances-oyelaran', 1 FROM areas WHERE slug = 'demonstration';
      INSERT INTO measure_imports (id, area_id, member_id, at, file_name, rows)
        SELECT 'first-figures', id, 'frances-oyelaran', 0, 'figures.csv', 0 FROM areas WHERE slug = 'demonstration';
      INSERT INTO plan_imports (id, area_id, member_id, at, file_name)
        SELECT 'a-plan', id, 'frances-oyelaran', 0, 'plan.csv' FROM areas WHERE slug = 'demonstration';
      INSERT INTO board_items (id, area_id, text, added_at, added_by)
        SELECT 'asked', id, 'Shall we?', 0, 'frances-oyelaran' FROM areas WHERE slug = 'demonstration';`);
    services.standard.choose(facilitator, 0, {
      ...{ model: "own", ownName: "Alliance", ownCharacteristics: "One budget", why: "It fits." },
    });
    services.returns.recordReturnSignOff(facilitator, "2017-18 Q1", {
      ...{ capacity: "Chair", reference: "Minute 1", signedOn: "2017-06-01" },
      seen: services.returns.signing(facilitator, "2017-18 Q1").seen,
    });
    services.graduation.recordCaseSignOff(facilitator, "marram-sands", {
      ...{ signatoryId: "council", reference: "Minute 1", signedOn: "2017-06-01" },
      seen: services.graduation.signing(facilitator, "marram-sands").seen,
    });
  }

  const edition = services.editions.offer(
    facilitator,
    readFileSync(resolve("content/editions/hicm-2017/model.yaml"), "utf8").replace(
      "id: hicm-2017",
      "id: marram-2018",
    ),
  );
  const aside = services.people.savePartner(facilitator, null, {
    ...{ kind: "voluntary", name: "Aside", shortName: "Aside", shape: "cross", colour: 6 },
  });
  const idOf = (sql: string) => String(($client.prepare(sql).get() as { id: string }).id);
  const fixed = {
    edition,
    partner: "hospitals",
    aside,
    returnSignOff: idOf("SELECT id FROM return_sign_offs WHERE capacity = 'Chair'"),
    caseSignOff: idOf("SELECT id FROM graduation_sign_offs WHERE reference = 'Minute 1'"),
    pack: String(services.packs.next(facilitator).number),
    asked: `${JULY}-planned-care-discharge-plans`,
  };

  /** The cookie with which somebody comes, while a round stands as it does. */
  async function cookieOf(person: Person, state: State): Promise<string> {
    const context = { config: installation.config } as Parameters<typeof setSession>[0];
    const bare = (cookie: string) => cookie.split(";", 1)[0] ?? "";
    const signIn = async (account: string) =>
      bare(await setSession(context, services.sessions.start(account, "tests")));
    if (person === "signed-out") return "";
    if (person === "of-another-area") return signIn(stranger);
    if (person === "of-no-area") return signIn("una");
    const guest = guests[state][person];
    if (guest) return bare(await setGuest(context, guest.token));
    return signIn(viewerOf(PEOPLE[person as keyof typeof PEOPLE]).accountId);
  }

  /** What stands for the words in braces of a form that somebody sends. */
  function fillingOf(person: Person, state: State): Filling {
    const round = rounds[state];
    const row = $client
      .prepare("SELECT version FROM round_rows WHERE round_id = ? ORDER BY row_key LIMIT 1")
      .get(round) as { version: number };
    const change = $client
      .prepare("SELECT version FROM round_changes WHERE round_id = ? AND change_key = ?")
      .get(round, CHANGE) as { version: number };
    const guest = guests[state][person];
    return {
      ...fixed,
      round: String(versionOf("rounds", "id", round)),
      row: String(row.version),
      change: String(change.version),
      waiting: guests[state]["waiting-guest"]?.viewer.memberId ?? "",
      self: guest?.viewer.memberId ?? PEOPLE[person as keyof typeof PEOPLE] ?? "stella-range",
      ownRequest: `${JULY}-${REQUESTED[person] ?? "one-discharge-team"}`,
    };
  }

  return { ...installation, rounds, fixed, cookieOf, fillingOf };
}

export type Place = Awaited<ReturnType<typeof openPlace>>;
