export { picture } from "../canvas/picture";
