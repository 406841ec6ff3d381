using System.Runtime.Versioning;

// The tests kill processes, look at /proc and move clocks.
[assembly: UnsupportedOSPlatform("windows")]
