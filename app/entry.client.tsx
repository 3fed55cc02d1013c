import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { DocumentProvider } from "#app/http/document.tsx";

// Before any schema is used: zod would otherwise try `eval`, which the content security policy reports.
// Set where zod keeps it, so that pages without a schema load none of zod.
const zod = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
zod.__zod_globalConfig = Object.assign(zod.__zod_globalConfig ?? {}, { jitless: true });

const root = document.documentElement;
const facts = {
  nonce: "",
  reference: root.dataset.reference ?? null,
  refused: root.dataset.refused !== undefined,
};

/** Marks the page once its scripts work, for styles and tests that depend on them. */
function Hydrated({ children }: { children: React.ReactNode }) {
  useEffect(() => {
    root.dataset.hydrated = "";
  }, []);
  return children;
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <DocumentProvider value={facts}>
        <Hydrated>
          <RemixBrowser />
        </Hydrated>
      </DocumentProvider>
    </StrictMode>,
  );
});
