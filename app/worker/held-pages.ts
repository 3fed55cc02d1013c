declare const BUILD: string;

/*
 * The scoring pages of one member's open rounds, as they were when they were last loaded, and the
 * files they need. Never two members' at once.
 */

const PAGES = "homeward-score:";
const ASSETS = "homeward-assets:";
const OWN_ASSETS = `${ASSETS}${BUILD}`;
const HELD_AT = "Homeward-Held-At";
/** How long a held page may be shown, in milliseconds. */
const LIFE = 86_400_000;

const pagesOf = (member: string) => `${PAGES}${BUILD}:${member}`;

async function listCaches(prefix: string): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}

/** A scoring page, or the data of one: without a query, since that asks for something more. */
export function isScorePath(path: string): boolean {
  return /^\/areas\/[^/]+\/rounds\/[^/]+\/score\/\d+(\.data)?$/.test(path);
}

/** Counts the times pages were forgotten: an answer asked for before one is not held after it. */
let turn = 0;

/** Whose turn it is, to be handed to `takeAnswer` with the answer to what is asked for now. */
export const presentTurn = (): number => turn;

/** Forgets the pages of everybody but `member`; of everybody, where none is given. */
export async function forgetPages(member?: string): Promise<void> {
  const names = await listCaches(PAGES);
  const others = names.filter((name) => member === undefined || name !== pagesOf(member));
  if (member === undefined || others.length > 0) turn += 1;
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** The one cache of pages there is, if any. */
async function openPages(): Promise<Cache | null> {
  const names = await listCaches(`${PAGES}${BUILD}:`);
  // More than one would mean that it is not known whose turn it is.
  return names.length === 1 && names[0] ? caches.open(names[0]) : null;
}

/** The held page for a path, unless it is a day old. */
export async function findPage(path: string): Promise<Response | undefined> {
  const pages = await openPages();
  const held = await pages?.match(path);
  if (!held) return undefined;
  if (Date.now() - Number(held.headers.get(HELD_AT)) < LIFE) return held;
  await pages?.delete(path);
  return undefined;
}

/** The paths and titles of the pages that are held. */
export async function listPages(): Promise<{ path: string; title: string }[]> {
  const pages = await openPages();
  const paths = ((await pages?.keys()) ?? []).map(({ url }) => new URL(url).pathname);
  const found = [];
  for (const path of paths.filter((each) => !each.endsWith(".data")).sort()) {
    const text = await (await findPage(path))?.text();
    if (text) found.push({ path, title: /<title>([^<]*)/.exec(text)?.[1] ?? path });
  }
  return found;
}

/**
 * Takes in what the service answered to a visit: holds a scoring page that may be held, lets go of
 * one that no longer may, and of everything when somebody else, or nobody, is signed in.
 */
export async function takeAnswer(url: URL, answer: Response, asked: number): Promise<void> {
  const path = url.pathname;
  const isSignIn = /^\/sign-in(\.data)?$/.test(path);
  if (answer.status === 401 || isSignIn) return forgetPages();
  const member = answer.headers.get("Homeward-Member");
  if (member) await forgetPages(member);
  if (!isScorePath(path)) return;
  if (!member || answer.status !== 200 || !answer.headers.has("Homeward-Hold")) {
    // An answer without a body to read is a redirection, which only a page that is gone gives.
    await (await openPages())?.delete(path);
    return;
  }
  if (url.search !== "") return;
  const text = await answer.text();
  const headers = new Headers(answer.headers);
  headers.set(HELD_AT, String(Date.now()));
  // The text is no longer as these say.
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  if (!path.endsWith(".data")) await holdAssets(text);
  if (turn !== asked) return;
  const pages = await caches.open(pagesOf(member));
  await pages.put(path, new Response(text, { status: 200, headers }));
}

/** Fetches and holds the pages that are not held yet, one after the other, quietly. */
export async function holdPages(paths: readonly string[]): Promise<void> {
  for (const path of paths.flatMap((each) => [each, `${each}.data`])) {
    if (!isScorePath(path) || (await findPage(path))) continue;
    const url = new URL(path, location.origin);
    const asked = turn;
    try {
      const answer = await fetch(url, { redirect: "manual", credentials: "same-origin" });
      await takeAnswer(url, answer, asked);
    } catch {
      return;
    }
  }
}

/** Holds the files that a page or a style sheet names. */
async function holdAssets(text: string): Promise<void> {
  const assets = await caches.open(OWN_ASSETS);
  const named = new Set(text.match(/\/assets\/[\w.-]+\.\w+/g) ?? []);
  for (const path of ["/favicon.svg", "/plain.css", ...named]) {
    if (await assets.match(path)) continue;
    const file = await fetch(path);
    if (!file.ok) continue;
    await assets.put(path, file.clone());
    if (path.endsWith(".css")) await holdAssets(await file.text());
  }
}

/** A file of the build, from the device where it is held. */
export async function findAsset(path: string): Promise<Response | undefined> {
  return (await caches.open(OWN_ASSETS)).match(path);
}

/** After an update: what older builds held is fetched anew, for the same member, or forgotten. */
export async function replaceOlder(): Promise<void> {
  const pages = (await listCaches(PAGES)).filter((name) => !name.startsWith(`${PAGES}${BUILD}:`));
  const assets = (await listCaches(ASSETS)).filter((name) => name !== OWN_ASSETS);
  const paths: string[] = [];
  for (const name of pages) {
    const requests = await (await caches.open(name)).keys();
    paths.push(...requests.map(({ url }) => new URL(url).pathname));
    await caches.delete(name);
  }
  await holdPages(paths.filter((path) => !path.endsWith(".data")));
  await Promise.all(assets.map((name) => caches.delete(name)));
}
