import { existsSync, readdirSync } from "node:fs";
import { extname } from "node:path";
import express from "express";
import { OF_PAGES } from "#app/http/headers.server.ts";

/**
 * The built files whose names carry a hash of what is in them. A browser that takes brotli gets them
 * as the build compressed them, once and as well as can be: see app/server/build.mjs.
 */
export function serveAssets(folder: string): express.Handler {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const compressed = new Set(
    names.filter((name) => name.endsWith(".br")).map((name) => `/${name}`),
  );
  const serve = express.static(folder, {
    immutable: true,
    maxAge: "1y",
    index: false,
    redirect: false,
    // Its name says which version it is, and nobody asks for a part of it.
    etag: false,
    lastModified: false,
    acceptRanges: false,
    setHeaders: (response) => {
      for (const name of OF_PAGES) response.removeHeader(name);
    },
  });
  return (request, response, next) => {
    const file = `${request.path}.br`;
    if (compressed.has(file)) {
      response.vary("Accept-Encoding");
      if (request.acceptsEncodings("br")) {
        response.type(extname(request.path)).set("Content-Encoding", "br");
        request.url = file;
      }
    }
    serve(request, response, next);
  };
}
