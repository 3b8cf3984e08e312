declare module "virtual:calibrant-shipped" {
  export default function files(): Promise<{ readonly [path: string]: string }>;
}
