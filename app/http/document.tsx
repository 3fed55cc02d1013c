import { createContext, useContext } from "react";

type DocumentFacts = {
  /** For inline scripts; empty in the browser, which never shows it again. */
  nonce: string;
  /** What to quote when the whole page failed on our side; it stands in the server's log. */
  reference: string | null;
};

const DocumentContext = createContext<DocumentFacts>({ nonce: "", reference: null });

/** Wraps the app with what belongs to this one HTML document. */
export const DocumentProvider = DocumentContext.Provider;

/** The nonce for inline scripts, and the reference to show (and to put on `<html data-reference>`). */
export function useDocument(): DocumentFacts {
  return useContext(DocumentContext);
}
