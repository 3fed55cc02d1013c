import type { ServerBuild } from "@remix-run/node";
import type { Response as Answer, Request as Asked, Handler } from "express";
import type { LiveMessage } from "#app/domain/live/live.ts";
import { isRefusal, statusOf } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { PRIVATE, retryHeaders } from "#app/http/headers.server.ts";
import type { Services } from "#app/services/index.server.ts";

/** Something is said at least so often (milliseconds), so that neither side takes silence for an end. */
const BEAT = 20_000;
/** A stream that has so many bytes waiting belongs to a reader that is gone, or too slow. */
const MOST_WAITING = 64 * 1024;
/** One browser needs one stream a round; more than these are refused, and poll. */
const MOST_PER_SESSION = 8;

type Context = Parameters<typeof requireArea>[0]["context"];

type Options = {
  services: Services;
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** What guards are given, and the request's own origin. */
  contextOf: (asked: Asked, answer: Answer) => Context;
  originOf: (asked: Asked) => string;
  liveBeat?: number;
};

/**
 * The live stream of a round, and its present revision for those who cannot have a stream. They
 * stand beside the pages, not within: a stream ends when its connection does, and is told so.
 */
export function createLiveStreams({
  services,
  build,
  contextOf,
  originOf,
  liveBeat = BEAT,
}: Options) {
  const { live } = services;
  const version = typeof build === "function" ? {} : { build: build.assets.version };

  /** Who asks, checked as the pages are; `present` then says what it may hear now. */
  async function enter(asked: Asked, answer: Answer) {
    const request = new Request(`${originOf(asked)}${asked.originalUrl}`, {
      headers: { Cookie: asked.headers.cookie ?? "" },
    });
    const context = contextOf(asked, answer);
    const { viewer, sessionId } = await requireArea({ context, request, params: asked.params });
    const { accountId, memberId } = viewer;
    return {
      who: { sessionId, accountId, memberId },
      present: () => live.present(viewer, asked.params.round ?? ""),
    };
  }

  const stream: Handler = async (asked, answer, next) => {
    try {
      const { who, present } = await enter(asked, answer);
      // From here to the first word nothing waits, so nothing can happen unheard in between.
      const { audience, revision } = present();
      if (live.count(who.sessionId) >= MOST_PER_SESSION) {
        close(answer, 429);
        return;
      }
      begin(asked, answer);
      const { socket } = asked;
      const say = (event: string | Buffer) => {
        if (answer.writableEnded || socket.destroyed) return;
        // Past the answer's own machinery, which costs as much as the sending: see begin.
        socket.write(event);
        if (socket.writableLength > MOST_WAITING) socket.destroy();
      };
      const end = (isOver: boolean) => {
        if (isOver) say("event: bye\ndata:\n\n");
        answer.end();
      };
      const leave = live.subscribe({
        roundId: asked.params.round ?? "",
        audience,
        who,
        send: (message) => say(toEvent(message)),
        end,
      });
      const beating = setInterval(async () => {
        const now = await enter(asked, answer)
          .then((entered) => entered.present())
          .catch(() => null);
        if (!now) end(true);
        // Another role: what is to be heard begins anew.
        else if (now.audience !== audience) end(false);
        else say(`event: beat\n${toEvent({ ...nothingNew(now.revision), ...version })}`);
      }, liveBeat);
      answer.on("close", () => {
        leave();
        clearInterval(beating);
      });
      say(`retry: 2000\n${toEvent({ ...nothingNew(revision), ...version })}`);
    } catch (error) {
      refuse(error, answer, next);
    }
  };

  const now: Handler = async (asked, answer, next) => {
    try {
      const { revision } = (await enter(asked, answer)).present();
      answer.set("Cache-Control", PRIVATE).json({ ...nothingNew(revision), ...version });
    } catch (error) {
      refuse(error, answer, next);
    }
  };

  return { stream, now };
}

function begin({ socket }: Asked, answer: Answer): void {
  socket.setTimeout(0);
  socket.setNoDelay(true);
  socket.setKeepAlive(true, 30_000);
  answer.status(200).set({
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": `${PRIVATE}, no-transform`,
    // A proxy in front is not to hold anything back.
    "X-Accel-Buffering": "no",
    // When the stream ends, so does its connection: a stopping process waits for none.
    Connection: "close",
  });
  // So it needs no chunks either: an event is written to the connection as it stands.
  answer.removeHeader("Transfer-Encoding");
  answer.flushHeaders();
}

const nothingNew = (revision: number): LiveMessage => ({ revision, kind: null, change: null });

let written: { message: LiveMessage; event: Buffer } | null = null;

/** A message as it stands on the wire: written once for the many streams that carry it. */
function toEvent(message: LiveMessage): Buffer {
  if (written?.message !== message) {
    const event = Buffer.from(`id: ${message.revision}\ndata: ${JSON.stringify(message)}\n\n`);
    written = { message, event };
  }
  return written.event;
}

function refuse(error: unknown, answer: Answer, next: (error: unknown) => void): void {
  // A guard sends a page without a session to sign in; a stream is told so by its status.
  const status = error instanceof Response ? 401 : isRefusal(error) ? statusOf(error) : null;
  if (status === null || answer.headersSent) next(error);
  else close(answer, status);
}

function close(answer: Answer, status: number): void {
  answer
    .status(status)
    .set({ "Cache-Control": PRIVATE, ...retryHeaders(status) })
    .end();
}
