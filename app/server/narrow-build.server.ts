import type { ServerBuild } from "@remix-run/node";

/** A route's whole path, in lower case: a name that begins with ":" stands for anything. */
type Pattern = { id: string; segments: readonly string[]; splat: boolean };

/**
 * The build with no other routes than those that a path can lead to, or all where it cannot be told.
 * Remix goes through all the routes of a build several times a request, and makes a regular
 * expression of each: see docs/decisions/speed.md. Paths that can lead to the same share a build.
 */
export function narrowBuild(build: ServerBuild): (path: string) => ServerBuild {
  const patterns = listPatterns(build);
  const narrowed = new Map<string, ServerBuild>();
  return (path) => {
    const segments = toSegments(path);
    if (segments === null) return build;
    const ids = patterns.filter((pattern) => leadsTo(segments, pattern)).map(({ id }) => id);
    const key = ids.join();
    let own = narrowed.get(key);
    if (!own) {
      own = pickRoutes(build, ids);
      narrowed.set(key, own);
    }
    return own;
  };
}

function listPatterns({ routes }: ServerBuild): Pattern[] {
  const pathOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : routes[id];
    return route ? `${pathOf(route.parentId)}/${route.path ?? ""}` : "";
  };
  return Object.keys(routes).map((id) => {
    const segments = pathOf(id).toLowerCase().split("/").filter(Boolean);
    const splat = segments.at(-1) === "*";
    return { id, segments: splat ? segments.slice(0, -1) : segments, splat };
  });
}

/** The parts of a path as Remix compares them, or null for one of Remix's own or one it refuses. */
function toSegments(path: string): string[] | null {
  if (path.startsWith("/__")) return null;
  try {
    return path
      .replace(/^\/_root\.data$/, "/")
      .replace(/\.data$/, "")
      .split("/")
      .filter(Boolean)
      .map((segment) => decodeURIComponent(segment).toLowerCase());
  } catch {
    return null;
  }
}

const leadsTo = (path: readonly string[], { segments, splat }: Pattern) =>
  (splat ? path.length >= segments.length : path.length === segments.length) &&
  segments.every((segment, at) => segment.startsWith(":") || segment === path[at]);

/** The build with these routes and those they stand in. */
function pickRoutes(build: ServerBuild, ids: readonly string[]): ServerBuild {
  const wanted = new Set<string>();
  for (const id of ids) {
    for (let at: string | undefined = id; at !== undefined; at = build.routes[at]?.parentId) {
      wanted.add(at);
    }
  }
  const pick = <Route>(routes: Record<string, Route>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => wanted.has(id)));
  return {
    ...build,
    routes: pick(build.routes),
    assets: { ...build.assets, routes: pick(build.assets.routes) },
  };
}
