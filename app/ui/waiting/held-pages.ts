const WORKER = "/score-worker.js";
/** The beginning of the names under which the service worker holds pages; a member's id ends them. */
const PAGES = "homeward-score:";

const caching = () => "caches" in window;

/** Asks the service worker to hold these pages, so that they open without a network too. */
export async function holdPages(member: string, paths: readonly string[]): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator) || !caching()) return;
  try {
    if (!(await navigator.serviceWorker.register(WORKER, { scope: "/" }))) return;
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ hold: paths, member });
  } catch {
    // Without a worker the pages need a network; choices wait all the same.
  }
}

/** Forgets the held pages of everybody but `member`; of everybody, where none is given. */
export async function forgetPages(member?: string): Promise<void> {
  if (!caching()) return;
  const names = await caches.keys();
  const others = names.filter(
    (name) => name.startsWith(PAGES) && (member === undefined || !name.endsWith(`:${member}`)),
  );
  await Promise.all(others.map((name) => caches.delete(name)));
}
