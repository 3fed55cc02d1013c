import { RemixServer } from "@remix-run/react";
import type { ComponentProps, ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

type Context = ComponentProps<typeof RemixServer>["context"];

/** Renders a piece of a page inside the real router, as the server does for a reader without script. */
export function renderPage(element: ReactElement, path = "/areas/southend/rounds"): string {
  const root = { id: "root", path: "*", hasLoader: false, hasAction: true };
  const match = { params: {}, pathname: path, pathnameBase: path, route: root };
  const context = {
    manifest: { routes: { root }, entry: { module: "", imports: [] }, url: "", version: "" },
    routeModules: { root: { default: () => element } },
    staticHandlerContext: {
      basename: "/",
      location: { pathname: path, search: "", hash: "", state: null, key: "default" },
      matches: [match],
      loaderData: {},
      actionData: null,
      errors: null,
      statusCode: 200,
      loaderHeaders: {},
      actionHeaders: {},
      activeDeferreds: null,
    },
    future: { v3_singleFetch: true, v3_relativeSplatPath: true, v3_lazyRouteDiscovery: true },
    isSpaMode: false,
  };
  return renderToStaticMarkup(
    <RemixServer context={context as unknown as Context} url={`http://localhost${path}`} />,
  );
}
