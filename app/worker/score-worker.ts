import {
  findAsset,
  findPage,
  forgetPages,
  holdPages,
  isScorePath,
  listPages,
  presentTurn,
  replaceOlder,
  takeAnswer,
} from "./held-pages.ts";
import { offlinePage } from "./offline-page.ts";
import { type Asked, worker } from "./worker-scope.ts";

/** A network that hangs is no network, where the page is at hand. In milliseconds. */
const PATIENCE = 8_000;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener("activate", (event) =>
  event.waitUntil(worker.clients.claim().then(replaceOlder)),
);

worker.addEventListener("message", (event) => {
  const { hold } = event.data as { hold?: string[] };
  if (hold) event.waitUntil(holdPages(hold));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) return;
  if (request.method !== "GET") {
    if (/^\/sign-out(\.data)?$/.test(url.pathname)) event.waitUntil(forgetPages());
  } else if (isAsset(url.pathname)) {
    event.respondWith(giveAsset(request, url));
  } else if (url.pathname === "/__manifest") {
    // The routes a page does not know yet. Those of the held pages are in them.
    event.respondWith(fetch(request).catch(() => Response.json({})));
  } else if (request.mode === "navigate" || url.pathname.endsWith(".data")) {
    event.respondWith(givePage(event, url));
  }
});

const isAsset = (path: string) =>
  path.startsWith("/assets/") || path === "/favicon.svg" || path === "/plain.css";

/** Names of built files carry a hash of what is in them, so a held one is as good as any. */
async function giveAsset(request: Request, url: URL): Promise<Response> {
  return (await findAsset(url.pathname)) ?? fetch(request);
}

/** From the network first; without one, a scoring page as it was held. */
async function givePage(event: Asked, url: URL): Promise<Response> {
  const { request } = event;
  const asked = presentTurn();
  const held = isScorePath(url.pathname) ? await findPage(url.pathname) : undefined;
  try {
    const answer = await (held ? withPatience(fetch(request)) : fetch(request));
    // Only what may be held is read a second time.
    const read = isScorePath(url.pathname) ? answer.clone() : answer;
    event.waitUntil(takeAnswer(url, read, asked));
    return answer;
  } catch (error) {
    if (held) return held;
    if (request.mode !== "navigate") throw error;
    return offlinePage(await listPages());
  }
}

function withPatience(answer: Promise<Response>): Promise<Response> {
  return Promise.race([
    answer,
    new Promise<never>((_done, fail) => {
      setTimeout(() => fail(new Error("no answer in time")), PATIENCE);
    }),
  ]);
}
