using System.Runtime.Versioning;

// The tests look at file modes and Unix sockets.
[assembly: UnsupportedOSPlatform("windows")]
