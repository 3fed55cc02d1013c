import { createContext, useContext } from "react";

type DocumentFacts = {
  /** For inline scripts; empty in the browser, which never shows it again. */
  nonce: string;
  /** What to quote when the whole page failed on our side; it stands in the server's log. */
  reference: string | null;
  /** Whether the page shows what was sent and could not be taken. */
  refused: boolean;
};

const DocumentContext = createContext<DocumentFacts>({
  nonce: "",
  reference: null,
  refused: false,
});

/** Wraps the app with what belongs to this one HTML document. */
export const DocumentProvider = DocumentContext.Provider;

/** What the browser is to know too, the layout puts on `<html data-…>`. */
export function useDocument(): DocumentFacts {
  return useContext(DocumentContext);
}
