import type { AppLoadContext } from "@remix-run/node";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Answer } from "#app/domain/score/score.ts";
import { setSession } from "#app/http/session.server.ts";
import type { Listening } from "#app/services/live-hub.server.ts";
import { type ListeningApp, listenApp } from "#tests/support/app.ts";
import { openDemonstration } from "#tests/support/demonstration.ts";
import { type OpenStream, openStream } from "#tests/support/live.ts";

/* The live stream of a round, over real connections. */

const JUNE = "june-2017";
const FRANCES = "frances-oyelaran";
const BRYN = "bryn-hopkins";
const TUNDE = "tunde-balogun";

let demo: ReturnType<typeof openDemonstration>;
let app: ListeningApp;
let joined: Listening[];

beforeEach(async () => {
  demo = openDemonstration();
  joined = [];
  app = await listenApp({ HOMEWARD_MODE: "demonstration" }, () => {}, {
    liveBeat: 20,
    services: {
      ...demo.services,
      live: {
        ...demo.services.live,
        subscribe: (listening) => {
          joined.push(listening);
          return demo.services.live.subscribe(listening);
        },
      },
    },
  });
});
afterEach(async () => {
  await app.close();
  demo.close();
});

async function signIn(person: string): Promise<string> {
  const token = demo.services.sessions.start(demo.viewerOf(person).accountId ?? "", "a test");
  const context = { config: app.config } as AppLoadContext;
  return (await setSession(context, token)).split(";", 1)[0] ?? "";
}

const addressOf = (round: string) => `/areas/demonstration/rounds/${round}/live`;

async function listen(person: string, cookie?: string): Promise<OpenStream> {
  return openStream(`http://${app.host}${addressOf(JUNE)}`, cookie ?? (await signIn(person)));
}

const start = (person: string) =>
  demo.services.live.start(demo.viewerOf(person), { slug: "demonstration" }, JUNE);
const reveal = (change: number) =>
  demo.services.discussion.reveal(demo.viewerOf(FRANCES), JUNE, change);

/** Waits until the server has noticed, which takes it a moment of its own. */
const eventually = (condition: () => boolean) =>
  new Promise<void>((done) => {
    const look = () => (condition() ? done() : setTimeout(look, 5));
    look();
  });

/** What Tunde has not answered of a change, one after the other. */
function answer(change: number, answers: readonly Answer[]): void {
  const viewer = demo.viewerOf(TUNDE);
  const { rows } = demo.services.scores.page(viewer, JUNE, change);
  const { scores } = demo.services;
  for (const [index, given] of answers.entries()) {
    const row = rows[index];
    if (!row) throw new Error(`change ${change} has no row ${index}`);
    const { version } = scores.page(viewer, JUNE, change).rows[index]?.score ?? { version: 0 };
    const key = `${row.key} ${version}`;
    scores.recordAll(viewer, JUNE, [
      { rowKey: row.key, pass: 1, key, score: { ...row.score, answer: given, version } },
    ]);
  }
}

test("a stream says at once where the round stands, then what happens in it", async () => {
  const stream = await listen(TUNDE);
  expect(stream.status).toBe(200);
  expect(stream.headers["content-type"]).toBe("text/event-stream; charset=utf-8");
  expect(stream.headers["cache-control"]).toContain("no-transform");
  await stream.until(({ event }) => event === "message");
  const before = start(TUNDE)?.revision ?? 0;
  expect(stream.heard[0]?.data).toEqual({ revision: before, kind: null, change: null, build: "" });
  reveal(4);
  const told = await stream.until(({ data }) => data?.kind === "revealed");
  expect(told.data).toEqual({ revision: before + 1, kind: "revealed", change: 4 });
  // Where the room is now follows; the page that is asked for then begins from the last of it.
  await stream.until(({ data }) => data?.revision === start(TUNDE)?.revision);
});

test("who has finished reaches the desk alone, and only when it turns", async () => {
  const [room, desk] = [await listen(TUNDE), await listen(FRANCES)];
  await Promise.all([room, desk].map((each) => each.until(() => true)));
  const { rows } = demo.services.scores.page(demo.viewerOf(TUNDE), JUNE, 6);
  expect(rows.every((row) => row.score.answer === null)).toBe(true);
  answer(
    6,
    rows.map(() => 3),
  );
  await desk.until(({ data }) => data?.kind === "progress");
  answer(
    6,
    rows.map(() => 4),
  );
  reveal(6);
  for (const each of [room, desk]) await each.until(({ data }) => data?.kind === "revealed");
  const kinds = ({ heard }: OpenStream) =>
    heard
      .filter(({ event, data }) => event === "message" && data?.kind !== "here")
      .map(({ data }) => data?.kind);
  expect(kinds(room)).toEqual([null, "revealed"]);
  expect(kinds(desk)).toEqual([null, "progress", "revealed"]);
});

test("it is open to whoever may open the round, and to nobody else", async () => {
  const ask = async (path: string, cookie = "") =>
    (await app.send(path, { headers: { cookie } })).status;
  const [scorer, board] = [await signIn(TUNDE), await signIn("alan-whitcombe")];
  expect(demo.viewerOf("alan-whitcombe").roles).toEqual(["board-member"]);
  for (const end of ["", "/now"]) {
    expect(await ask(`${addressOf(JUNE)}${end}`)).toBe(401);
    expect(await ask(`${addressOf(JUNE)}${end}`, "homeward=forged")).toBe(401);
    expect(await ask(`${addressOf("no-such-round")}${end}`, scorer)).toBe(404);
    expect(await ask(`/areas/elsewhere/rounds/${JUNE}/live${end}`, scorer)).toBe(404);
    expect(await ask(`${addressOf(JUNE)}${end}`, board)).toBe(403);
  }
  expect(await ask(`${addressOf("march-2017")}/now`, board)).toBe(200);
  expect(joined).toEqual([]);
});

test("whoever comes back learns that something happened, and polling says the same", async () => {
  const cookie = await signIn(TUNDE);
  const first = await listen(TUNDE, cookie);
  const begun = await first.until(() => true);
  first.leave();
  reveal(1);
  const again = await listen(TUNDE, cookie);
  const told = await again.until(() => true);
  expect(Number(told.data?.revision)).toBeGreaterThan(Number(begun.data?.revision));
  const polled = await app.send(`${addressOf(JUNE)}/now`, { headers: { cookie } });
  expect(JSON.parse(polled.body)).toEqual(told.data);
  expect(polled.headers["cache-control"]).toBe("private, no-store");
});

test("it says something now and then, with the number of the moment", async () => {
  const stream = await listen(TUNDE);
  reveal(1);
  const beat = await stream.until(
    ({ event, data }) => event === "beat" && data?.revision === start(TUNDE)?.revision,
  );
  expect(beat.data).toMatchObject({ kind: null, change: null });
});

test("no listener is left behind by those who go away", async () => {
  for (let round = 0; round < 3; round += 1) {
    const streams = await Promise.all(
      Array.from({ length: 40 }, async () => listen(TUNDE, await signIn(TUNDE))),
    );
    await Promise.all(streams.map((stream) => stream.until(() => true)));
    expect(demo.services.live.count()).toBe(40);
    for (const stream of streams) stream.leave();
    await eventually(() => demo.services.live.count() === 0);
  }
});

test("a session has its share of streams and no more", async () => {
  const cookie = await signIn(TUNDE);
  const streams = await Promise.all(Array.from({ length: 8 }, () => listen(TUNDE, cookie)));
  await Promise.all(streams.map((stream) => stream.until(() => true)));
  expect((await listen(TUNDE, cookie)).status).toBe(429);
  expect((await listen(TUNDE)).status).toBe(200);
  streams[0]?.leave();
  await eventually(() => demo.services.live.count() === 8);
  expect((await listen(TUNDE, cookie)).status).toBe(200);
});

test("signing out, ending one session or the others, and losing access end the streams", async () => {
  const [leaving, staying, other] = await Promise.all(
    [TUNDE, TUNDE, BRYN].map((who) => listen(who)),
  );
  await Promise.all([leaving, staying, other].map((each) => each?.until(() => true)));
  const [first, second] = joined.map(({ who }) => who);
  const signedIn = (who: typeof first) => ({
    sessionId: who?.sessionId ?? "",
    accountId: who?.accountId ?? "",
    email: "",
  });
  demo.services.sessions.end(signedIn(first));
  expect(await leaving?.over).toBe("end");
  expect(leaving?.heard.at(-1)?.event).toBe("bye");
  const single = await listen(TUNDE);
  await single.until(() => true);
  demo.services.sessions.endOne(signedIn(second), joined.at(-1)?.who.sessionId ?? "");
  expect(await single.over).toBe("end");
  demo.services.sessions.endOthers(signedIn(second));
  const late = await listen(TUNDE);
  await late.until(() => true);
  demo.services.sessions.endOthers(signedIn(joined.at(-1)?.who));
  expect(await staying?.over).toBe("end");
  const { member } = demo.services.people.memberForm(demo.viewerOf(FRANCES), TUNDE);
  demo.services.people.setMemberActive(demo.viewerOf(FRANCES), TUNDE, member?.version ?? 0, false);
  expect(await late.over).toBe("end");
  expect(late.heard.at(-1)?.event).toBe("bye");
  expect(demo.services.live.count()).toBe(1);
});

test("with another role the stream begins anew", async () => {
  const stream = await listen(BRYN);
  await stream.until(() => true);
  const { people } = demo.services;
  const { member } = people.memberForm(demo.viewerOf(FRANCES), BRYN);
  if (!member) throw new Error("no Bryn");
  const { id, version, name, title, email, partnerId } = member;
  const fields = { name, title, email, partnerId, roles: ["recorder" as const] };
  people.saveMember(demo.viewerOf(FRANCES), { id, version }, fields);
  expect(await stream.over).toBe("end");
  expect(stream.heard.map(({ event }) => event)).not.toContain("bye");
});

test("a reader that does not read is let go, and the others hear on", async () => {
  const [asleep, awake] = [await listen(TUNDE), await listen(BRYN)];
  await Promise.all([asleep, awake].map((each) => each.until(() => true)));
  asleep.pause();
  const message = { revision: 1, kind: "agreed", change: 1 } as const;
  const send = joined[0]?.send;
  while (demo.services.live.count() === 2) {
    for (let at = 0; at < 500; at += 1) send?.(message);
    await new Promise((done) => setImmediate(done));
  }
  reveal(1);
  await awake.until(({ data }) => data?.kind === "revealed");
});

test("a stopping process ends all streams, and says nothing of an end", async () => {
  const streams = await Promise.all(Array.from({ length: 20 }, () => listen(TUNDE)));
  await Promise.all(streams.map((stream) => stream.until(() => true)));
  demo.services.live.stop();
  expect(await Promise.all(streams.map(({ over }) => over))).toEqual(streams.map(() => "end"));
  expect(streams.flatMap(({ heard }) => heard).map(({ event }) => event)).not.toContain("bye");
  expect(await (await listen(TUNDE)).over).toBe("end");
});

test("it leaves at once where answers are compressed", async () => {
  const stream = await openStream(`http://${app.host}${addressOf(JUNE)}`, await signIn(TUNDE), {
    "Accept-Encoding": "gzip, br",
  });
  expect(stream.headers["content-encoding"]).toBeUndefined();
  await stream.until(() => true);
});

test("the log has a line a stream, when it is over, and no more", async () => {
  const stream = await listen(TUNDE);
  await stream.until(() => true);
  reveal(1);
  await stream.until(({ data }) => data?.kind === "revealed");
  expect(app.logged()).not.toContain("/live");
  stream.leave();
  await eventually(() => app.logged().includes("/live"));
  const line = JSON.parse(app.logged().trim());
  expect(line).toMatchObject({ method: "GET", path: addressOf(JUNE), msg: "broken off" });
  expect(Object.keys(line).sort()).toEqual(
    ["level", "method", "ms", "msg", "path", "requestId", "status", "time"].sort(),
  );
});
