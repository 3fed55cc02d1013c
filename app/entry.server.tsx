import { PassThrough } from "node:stream";
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { DocumentProvider } from "#app/http/document.tsx";

/** How long a page may wait for the data it streams, in milliseconds. */
export const streamTimeout = 5_000;

/** Renders the pages to HTML. Readers that run no scripts get the whole page at once. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce, log, requestId }: AppLoadContext,
): Promise<Response> {
  const wholePage = isbot(request.headers.get("User-Agent"));
  const { actionData, errors } = remix.staticHandlerContext;
  const facts = {
    nonce,
    reference: status >= 500 ? requestId : null,
    refused: status >= 400 && actionData !== null && errors === null,
  };
  return new Promise((resolve, reject) => {
    let shellSent = false;
    const send = () => {
      shellSent = true;
      const body = new PassThrough();
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <DocumentProvider value={facts}>
        <RemixServer
          context={remix}
          url={request.url}
          nonce={nonce}
          abortDelay={streamTimeout + 1_000}
        />
      </DocumentProvider>,
      {
        nonce,
        [wholePage ? "onAllReady" : "onShellReady"]: send,
        onShellError: reject,
        onError(error) {
          // Before that, Remix answers with an error page and reports to handleError.
          if (shellSent && !request.signal.aborted) log.error({ err: error }, "rendering");
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Writes to the log what no route expected; the page shows the request's id and nothing else. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  // An unknown address is the visitor's slip, not ours.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  context.log.error({ err: error }, "unexpected");
}
