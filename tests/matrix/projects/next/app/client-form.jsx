"use client";

import dynamic from "next/dynamic";

// The elements are for browsers: a server that renders the page does not load them.
export const CallForm = dynamic(() => import("./form.jsx").then((module) => module.CallForm), { ssr: false });
