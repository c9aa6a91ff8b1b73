import { createContext, type ReactNode, use, useState } from "react";
import { createPortal } from "react-dom";
import { useSettings } from "../api/settings";
import { Link } from "../route/Link";
import { PIPELINES, type Place, pipelinePath, SECURITY } from "../route/paths";
import { useLanguage, useText } from "../text/language";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Pill } from "../ui/Pill";
import { Menu } from "../ui/Popover";
import { RegionMenu } from "./RegionMenu";
import { useAlong } from "./region";
import { useTheme } from "./theme";
import "./top-bar.css";

const Slot = createContext<HTMLElement | null>(null);

/** Put something of a page's own into the top bar: the search of the lineage page. */
export function TopBarTools({ children }: { children: ReactNode }): ReactNode {
  const slot = use(Slot);
  return slot && createPortal(children, slot);
}

/** The bar above every page, and below it the page. */
export function Frame({ place, children }: { place: Place; children: ReactNode }): ReactNode {
  const text = useText();
  const along = useAlong();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  return (
    <Slot value={slot}>
      <a className="skip-link" href="#content">
        {text.app.skip}
      </a>
      <header className="top-bar">
        <Link className="logo" href={PIPELINES + along}>
          <Logo />
          {text.app.name}
        </Link>
        <nav aria-label={text.app.navigation}>
          <Link href={PIPELINES + along} aria-current={place.page === "pipelines" ? "page" : undefined}>
            {text.app.pipelines}
          </Link>
          {place.page === "lineage" && (
            <Link href={pipelinePath(place.name) + along} aria-current="page" className="nav-here">
              {text.app.lineage}
            </Link>
          )}
          <Link href={SECURITY + along} aria-current={place.page === "security" ? "page" : undefined}>
            {text.app.security}
          </Link>
        </nav>
        <DemoLabel />
        <div className="top-bar-tools" ref={setSlot} />
        <RegionMenu />
        <LanguageSwitch />
        <ThemeMenu />
      </header>
      <main id="content" className="content" tabIndex={-1}>
        {children}
      </main>
    </Slot>
  );
}

function Logo(): ReactNode {
  return (
    <svg className="logo-mark" width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M10 11.5v6.5a3.5 3.5 0 0 0 3.5 3.5H19M12.5 9h7" />
      <circle cx="10" cy="9" r="2.5" />
      <circle cx="22" cy="9" r="2.5" />
      <circle cx="21.5" cy="21.5" r="2.5" />
    </svg>
  );
}

function DemoLabel(): ReactNode {
  const text = useText();
  const settings = useSettings();
  if (!settings.data?.demo) return null;
  return (
    <Pill tone="warn" title={text.app.demoTitle} className="demo-label">
      {text.app.demo}
    </Pill>
  );
}

function LanguageSwitch(): ReactNode {
  const text = useText();
  const { language, speak } = useLanguage();
  const other = language === "en" ? "ko" : "en";
  return (
    <Button look="quiet" lang={other} title={text.app.languageTitle} onClick={() => speak(other)}>
      {text.app.language}
    </Button>
  );
}

function ThemeMenu(): ReactNode {
  const text = useText();
  const [theme, choose] = useTheme();
  const labels = { system: text.app.themeSystem, light: text.app.themeLight, dark: text.app.themeDark };
  return (
    <Menu
      bare
      align="end"
      look="quiet"
      name={text.app.theme}
      aria-label={text.app.theme}
      title={text.app.theme}
      className="button-icon"
      label={<Icon name={theme === "light" ? "sun" : "moon"} />}
      items={(["system", "light", "dark"] as const).map((id) => ({
        id,
        label: labels[id],
        chosen: id === theme,
        onSelect: () => choose(id),
      }))}
    />
  );
}
