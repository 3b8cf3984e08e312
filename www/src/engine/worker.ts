// The engine's own message server, in a thread of its own.
import "calibrant/worker";
