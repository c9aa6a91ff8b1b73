import { type ReactNode, useEffect, useState } from "react";
import { navigate } from "../route/location";
import { DEFINITION } from "../route/paths";
import { useText } from "../text/language";
import { Icon } from "../ui/Icon";
import { useToast } from "../ui/Toast";
import { openFile } from "./opened";
import "./definition.css";

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

/** A definition dropped anywhere on the page is opened. While one is dragged over it, the page says so. */
export function DropAnywhere(): ReactNode {
  const text = useText().definition;
  const say = useToast();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      setOver(false);
      if (!file) return;
      event.preventDefault();
      openFile(file).then((refused) => {
        if (refused) say(refused === "too-large" ? text.tooLarge : text.notText);
        else navigate(DEFINITION);
      });
    };
    window.addEventListener("dragover", drag);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", drag);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [say, text]);
  if (!over) return null;
  return (
    <div className="drop-anywhere">
      <p>
        <Icon name="file" size={22} /> {text.dropAnywhere}
      </p>
    </div>
  );
}
