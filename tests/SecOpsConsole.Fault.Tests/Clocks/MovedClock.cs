using System.Globalization;

namespace SecOpsConsole.Fault.Tests.Clocks;

/// <summary>
/// The wall clock of one process, moved while it runs (libfaketime); its monotonic clock goes on. AWS's clock, the sandbox's, is never moved:
/// it is the console's machine whose clock is wrong, and AWS that refuses signatures which are off by more than a quarter of an hour.
/// </summary>
internal sealed class MovedClock
{
    private const string Missing = "libfaketime is not installed: what happens when the clock is set was NOT shown. Install it with `apt-get install libfaketime`.";

    private static readonly string[] s_places =
        ["/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1", "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1", "/usr/lib64/faketime/libfaketimeMT.so.1"];

    private readonly string _file;

    private MovedClock(string library, string file)
    {
        _file = file;
        Set(TimeSpan.Zero);
        Settings = new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = library,
            ["FAKETIME_TIMESTAMP_FILE"] = file,
            // Without a cache every look at the clock would open a file. A jump is seen within a second.
            ["FAKETIME_CACHE_DURATION"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        };
    }

    /// <summary>For the environment of the process.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    public TimeSpan Offset { get; private set; }

    /// <summary>A clock that is right until it is set, or a skip (a failure in CI).</summary>
    public static MovedClock In(string directory)
    {
        if (s_places.FirstOrDefault(File.Exists) is not { } library)
        {
            Assert.True(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), Missing);
            Assert.Skip(Missing);
            throw new InvalidOperationException(Missing);
        }

        return new MovedClock(library, Path.Combine(directory, "clock"));
    }

    /// <summary>Sets the process's clock to the true time and this much.</summary>
    public void Set(TimeSpan offset)
    {
        Offset = offset;
        var next = _file + ".next";
        File.WriteAllText(next, offset.TotalSeconds.ToString("+0;-0;+0", CultureInfo.InvariantCulture));
        File.Move(next, _file, overwrite: true);
    }
}
