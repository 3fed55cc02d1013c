import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { createLog } from "#app/server/log.server.ts";
import { type Post, startPost } from "#app/server/post.server.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";
import { type MailServer, startMailServer } from "#tests/support/mail-server.ts";

const JUNE = "june-2017";
const MINUTE = 60_000;
const FROM = "homeward@example.org";

let place: DemonstrationDatabase;
let facilitator: Viewer;
let server: MailServer | undefined;
let post: Post | undefined;
let lines: string[];

beforeEach(() => {
  place = openDemonstration({ mail: true });
  facilitator = place.viewerOf("frances-oyelaran");
  lines = [];
});
afterEach(async () => {
  post?.stop();
  await server?.close();
  place.close();
});

function start(url: string, patience?: number) {
  const log = createLog({ logLevel: "info" }, { write: (line: string) => void lines.push(line) });
  post = startPost({ url, from: FROM }, place.services.outbox, log, patience);
}
const jobs = () =>
  place.database.orm.$client.prepare("SELECT * FROM jobs ORDER BY id").all() as {
    payload: string;
    attempts: number;
    done_at: number | null;
    failed_at: number | null;
  }[];
const done = () => jobs().filter((job) => job.done_at !== null).length;
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 50 });

test("everybody who has not finished is reminded once a day, by a message without anybody’s name but theirs", async () => {
  server = await startMailServer();
  start(server.url);
  const { invitations } = place.services;
  const asked = invitations.remind(facilitator, JUNE);
  expect(asked).toBeGreaterThan(0);
  expect(invitations.remind(facilitator, JUNE)).toBe(0);
  await eventually(() => expect(server?.taken).toHaveLength(asked));
  expect(new Set(server.taken.map(({ to }) => to)).size).toBe(asked);
  expect(server.taken[0]?.text).toContain(`/rounds/${JUNE}/score`);
  expect(lines.join("")).not.toMatch(/@|example\.org/);
  place.clock.now += 24 * 60 * MINUTE;
  expect(invitations.remind(facilitator, JUNE)).toBe(asked);
});

test("an invitation’s link is made when it is sent, and stands nowhere but in the message", async () => {
  server = await startMailServer();
  const { people, accounts } = place.services;
  const fields = {
    name: "Ida Marsh",
    title: "",
    email: "ida@example.org",
    partnerId: "council",
    roles: ["partner-member" as const],
  };
  const id = people.saveMember(facilitator, null, fields);
  expect(people.inviteByMail(facilitator, id)).toBe("Ida Marsh");
  people.inviteByMail(facilitator, id);
  expect(jobs()).toHaveLength(1);
  expect(jobs()[0]?.payload).not.toMatch(/invite|example/);
  start(server.url);
  await eventually(() => expect(done()).toBe(1));
  const text = server.taken[0]?.text.replaceAll("=\r\n", "") ?? "";
  const token = /\/invite\/([\w-]+)/.exec(text)?.[1] ?? "";
  expect(accounts.invitation(token, null).name).toBe("Ida Marsh");
  const everything = place.database.orm.$client.prepare("SELECT * FROM jobs").all();
  expect(JSON.stringify(everything)).not.toContain(token);
  expect(lines.join("")).not.toContain(token);
});

test("a server that is down, or busy, is asked again later, and nothing is sent twice", async () => {
  const first = await startMailServer();
  await first.close();
  start(first.url);
  const asked = place.services.invitations.remind(facilitator, JUNE);
  await eventually(() => expect(jobs().every((job) => job.attempts === 1)).toBe(true));
  await eventually(() => expect(lines.length).toBe(asked));
  expect(done()).toBe(0);
  server = await startMailServer({ busy: 2 }, first.port);
  place.clock.now += 2 * MINUTE;
  await eventually(() => expect(done()).toBe(asked - 2));
  place.clock.now += 10 * MINUTE;
  await eventually(() => expect(done()).toBe(asked));
  expect(server.taken).toHaveLength(asked);
});

test("a server that puts each address off the first time has every message once, at the second try", async () => {
  server = await startMailServer({ greylists: true });
  start(server.url);
  const asked = place.services.invitations.remind(facilitator, JUNE);
  await eventually(() => expect(lines.length).toBe(asked));
  expect(server.taken).toEqual([]);
  place.clock.now += 2 * MINUTE;
  await eventually(() => expect(done()).toBe(asked));
  expect(server.taken).toHaveLength(asked);
  expect(lines.join("")).not.toMatch(/@|Come again/);
});

test.each([
  ["falls silent", { swallows: 1 }],
  ["breaks off", { breaksOff: 1 }],
])(
  "a server that takes a message and %s before it says so is given that one again",
  async (_how, manners) => {
    server = await startMailServer(manners);
    start(server.url, 300);
    const asked = place.services.invitations.remind(facilitator, JUNE);
    await eventually(() => expect(done()).toBe(asked - 1));
    place.clock.now += 2 * MINUTE;
    await eventually(() => expect(done()).toBe(asked));
    // At least once: what was taken and not acknowledged comes twice, the rest once.
    expect(server.taken).toHaveLength(asked + 1);
    expect(new Set(server.taken.map(({ to }) => to)).size).toBe(asked);
  },
);

test("while nothing can be written nothing is sent; then everything is, once", async () => {
  server = await startMailServer();
  const asked = place.services.invitations.remind(facilitator, JUNE);
  const { $client } = place.database.orm;
  $client.pragma("query_only = ON");
  start(server.url);
  await eventually(() => expect(lines.join("")).toMatch(/messages could not be sent/));
  expect(server.taken).toEqual([]);
  $client.pragma("query_only = OFF");
  await eventually(() => expect(done()).toBe(asked));
  expect(server.taken).toHaveLength(asked);
});

test("a message that was put down by a clock gone wrong goes out once the clock is right", async () => {
  const year = 365 * 24 * 60 * MINUTE;
  place.clock.now += year;
  const asked = place.services.invitations.remind(facilitator, JUNE);
  place.clock.now -= year;
  server = await startMailServer();
  start(server.url);
  await eventually(() => expect(done()).toBe(asked));
  expect(server.taken).toHaveLength(asked);
});

test("a server that takes the call and says nothing is left, and asked again later", async () => {
  server = await startMailServer({ stalls: true });
  start(server.url, 300);
  place.services.invitations.remind(facilitator, JUNE);
  await eventually(() => expect(lines.join("")).toMatch(/a message waits/));
  expect(done()).toBe(0);
  expect(jobs().every((job) => job.failed_at === null)).toBe(true);
});

test("an address that is refused for good is given up at once, without a word of it in the log", async () => {
  const refused = "gareth-llewellyn@example.org";
  server = await startMailServer({ refuses: refused });
  start(server.url);
  const asked = place.services.invitations.remind(facilitator, JUNE);
  await eventually(() => expect(done()).toBe(asked - 1));
  await eventually(() => expect(jobs().filter((job) => job.failed_at !== null)).toHaveLength(1));
  expect(server.taken.map(({ to }) => to)).not.toContain(refused);
  expect(lines.join("")).toMatch(/given up/);
  expect(lines.join("")).not.toContain("@");
});

test("what a process left half done is sent by the next one; what became needless is not", async () => {
  const asked = place.services.invitations.remind(facilitator, JUNE);
  const claimed = place.services.outbox.next();
  expect(claimed).not.toBeNull();
  // The process is killed here. Meanwhile somebody leaves the area.
  const { people } = place.services;
  const { version } = people.memberForm(facilitator, "meera-joshi").member ?? { version: 0 };
  people.setMemberActive(facilitator, "meera-joshi", version, false);
  server = await startMailServer();
  start(server.url);
  await eventually(() => expect(done()).toBe(asked));
  expect(server.taken.map(({ to }) => to)).toContain(claimed?.to);
  expect(server.taken).toHaveLength(asked - 1);
});

test("the draft record goes to each member who scored, with the link and the deadline", async () => {
  server = await startMailServer();
  start(server.url);
  const { rounds, people } = place.services;
  const round = () => rounds.overview(facilitator, JUNE).round;
  const scored = place.database.orm.$client
    .prepare(
      `SELECT DISTINCT email FROM scores JOIN members ON members.id = member_id
       WHERE round_id = ? AND answer IS NOT NULL AND email <> ''`,
    )
    .all(JUNE)
    .map((row) => (row as { email: string }).email);
  expect(scored.length).toBeGreaterThan(3);
  expect(rounds.sendDraft(facilitator, JUNE, round().version, "2017-07-03")).toBe(scored.length);
  await eventually(() => expect(server?.taken).toHaveLength(scored.length));
  expect(server.taken.map(({ to }) => to).sort()).toEqual([...scored].sort());
  const text = server.taken[0]?.text.replaceAll("=\r\n", "") ?? "";
  expect(text).toContain(`/rounds/${JUNE}/record`);
  expect(text).toContain("by 3 July 2017");
  expect(lines.join("")).not.toMatch(/@|example\.org/);

  // Taken back and sent anew: the new deadline alone is told, to those who are still there.
  post?.stop();
  rounds.withdrawDraft(facilitator, JUNE, round().version);
  rounds.sendDraft(facilitator, JUNE, round().version, "2017-07-04");
  rounds.withdrawDraft(facilitator, JUNE, round().version);
  rounds.sendDraft(facilitator, JUNE, round().version, "2017-07-10");
  const { version } = people.memberForm(facilitator, "meera-joshi").member ?? { version: 0 };
  people.setMemberActive(facilitator, "meera-joshi", version, false);
  start(server.url);
  const again = scored.length - 1;
  await eventually(() => expect(server?.taken).toHaveLength(scored.length + again));
  await eventually(() => expect(jobs().every((job) => job.done_at !== null)).toBe(true));
  const later = server.taken.slice(scored.length).map((taken) => taken.text);
  expect(later.every((each) => each.includes("10 July 2017"))).toBe(true);
});

test("a lead who did not score gets the draft when its organisation has a different view to confirm", () => {
  const { $client: sql } = place.database.orm;
  const lead = sql
    .prepare(`SELECT id, partner_id FROM members WHERE roles LIKE '%partner-lead%' AND email <> ''`)
    .get() as { id: string; partner_id: string };
  sql.prepare("DELETE FROM scores WHERE round_id = ? AND member_id = ?").run(JUNE, lead.id);
  sql
    .prepare(
      "INSERT INTO different_views (round_id, row_key, partner_id, level) VALUES (?, ?, ?, 2)",
    )
    .run(JUNE, "early-discharge-planning.emergency-admissions", lead.partner_id);
  const { rounds } = place.services;
  rounds.sendDraft(
    facilitator,
    JUNE,
    rounds.overview(facilitator, JUNE).round.version,
    "2017-07-03",
  );
  const receivers = jobs().map(({ payload }) => JSON.parse(payload).memberId);
  expect(receivers).toContain(lead.id);
  expect(new Set(receivers).size).toBe(receivers.length);
});

test("a version of the use of the grant goes to the organisations asked and the board, until its last day", async () => {
  server = await startMailServer();
  const { funding } = place.services;
  const finance = place.viewerOf("sunita-bhatti");
  const id = funding.circulate(finance, {
    subject: "plan",
    message: "Please look at step 9.",
    closesOn: "2017-06-30",
    partnerIds: ["council"],
  });
  start(server.url);
  await eventually(() => expect(jobs().every((job) => job.done_at !== null)).toBe(true));
  const asked = place.database.orm.$client
    .prepare(
      `SELECT email FROM members WHERE active AND email <> '' AND
       ((partner_id = 'council' AND roles LIKE '%partner-%')
        OR (partner_id IS NULL AND roles LIKE '%board-member%'))`,
    )
    .all()
    .map((row) => (row as { email: string }).email);
  expect(server.taken.map(({ to }) => to).sort()).toEqual(asked.sort());
  const text = server.taken[0]?.text.replaceAll("=\r\n", "") ?? "";
  expect(text).toContain(`/funding/consultations/${id}`);
  expect(text).toContain("Please look at step 9.");
  expect(text).toContain("30 June 2017");
});

test("without a mail server nothing is promised", () => {
  const plain = openDemonstration();
  try {
    const { invitations } = plain.services;
    const runs = plain.viewerOf("frances-oyelaran");
    expect(invitations.page(runs, JUNE)).toMatchObject({ sendsMail: false });
    expect(() => invitations.remind(runs, JUNE)).toThrow(
      expect.objectContaining({ code: "mail-off" }),
    );
    expect(invitations.page(runs, JUNE).reminder.text).toContain("/score");
    const { version } = plain.services.rounds.overview(runs, JUNE).round;
    expect(plain.services.rounds.sendDraft(runs, JUNE, version, "2017-07-03")).toBe(0);
    expect(plain.services.outbox.next()).toBeNull();
  } finally {
    plain.close();
  }
});
