//! Turns a finished build into what a host publishes; Trunk runs it after each build.

fn main() {}
