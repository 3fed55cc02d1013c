/*
 * What a service worker uses of its surroundings. The library's own types for workers cannot stand
 * beside those for pages in one project.
 */

type Lasting = { waitUntil: (work: Promise<unknown>) => void };

/** A request of a page, which the worker may answer. */
export type Asked = Lasting & {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
};

type WorkerEvents = {
  install: Lasting;
  activate: Lasting;
  fetch: Asked;
  message: Lasting & { data: unknown };
};

type WorkerScope = {
  addEventListener: <Name extends keyof WorkerEvents>(
    name: Name,
    listener: (event: WorkerEvents[Name]) => void,
  ) => void;
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
  location: Location;
};

/** The service worker's own scope. */
export const worker = globalThis as unknown as WorkerScope;
