import { useEffect, useState } from "react";

/** "auto" is the device's own: dark where it asks for it. */
export type Theme = "auto" | "light" | "dark";

const STORE = "homeward-screen-theme";

/** The screen's light or dark, remembered on this device. */
export function useTheme(): { theme: Theme; choose: (theme: Theme) => void } {
  const [theme, setTheme] = useState<Theme>("auto");
  useEffect(() => setTheme(readTheme()), []);
  const choose = (next: Theme) => {
    setTheme(next);
    keepTheme(next);
  };
  return { theme, choose };
}

/** Light or dark, and the whole screen. They need script. */
export function ScreenTools({ theme, choose }: { theme: Theme; choose: (theme: Theme) => void }) {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const note = () => setFull(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", note);
    return () => document.removeEventListener("fullscreenchange", note);
  }, []);
  const toggleTheme = () => choose(isDark(theme) ? "light" : "dark");
  const toggleFull = () =>
    full ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  return (
    <>
      <button type="button" className="hw-link-button hw-scripted" onClick={toggleTheme}>
        Light or dark
      </button>
      <button
        type="button"
        className="hw-link-button hw-scripted"
        // A browser may refuse; the page is as good without.
        onClick={() => void toggleFull().catch(() => {})}
      >
        {full ? "Leave full screen" : "Full screen"}
      </button>
    </>
  );
}

function isDark(theme: Theme): boolean {
  if (theme !== "auto") return theme === "dark";
  return window.matchMedia("(prefers-color-scheme: dark)").matches;
}

function readTheme(): Theme {
  try {
    const kept = localStorage.getItem(STORE);
    return kept === "light" || kept === "dark" ? kept : "auto";
  } catch {
    // A browser that keeps nothing for pages: the device's own.
    return "auto";
  }
}

function keepTheme(theme: Theme) {
  try {
    localStorage.setItem(STORE, theme);
  } catch {
    // Forbidden: it holds until the page is left.
  }
}
