import { type AppLoadContext, data, type ServerBuild } from "@remix-run/node";
import { ERRORS } from "#app/domain/errors.ts";

type Handler = (args: { context: AppLoadContext }) => unknown;

/**
 * The same build, whose loaders and actions turn an error nobody expected into a bare 500 with the
 * request's id. The error itself goes to the log, under that id, and nowhere else.
 */
export function withReferences(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route];
    const { loader, action } = route.module;
    const module = {
      ...route.module,
      ...(loader && { loader: referring(loader as Handler) }),
      ...(action && { action: referring(action as Handler) }),
    };
    return [id, { ...route, module }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

/** What was refused because of us carries the request's id, for the page that shows it. */
function withReference(thrown: unknown, reference: string): unknown {
  const held = thrown as { type?: string; data?: object; init?: ResponseInit | null };
  if (held.type !== "DataWithResponseInit" || (held.init?.status ?? 200) < 500) return thrown;
  return data({ ...held.data, reference }, held.init ?? {});
}

function referring(handler: Handler): Handler {
  return async (args) => {
    try {
      return await handler(args);
    } catch (error) {
      if (!(error instanceof Error)) throw withReference(error, args.context.requestId);
      const { log, requestId } = args.context;
      log.error({ err: error }, "unexpected");
      const { status, sentence } = ERRORS.unexpected;
      throw data({ code: "unexpected", sentence, reference: requestId }, { status });
    }
  };
}
