import "calibrant/worker";
