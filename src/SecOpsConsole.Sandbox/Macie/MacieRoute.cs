using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>An operation: verb, path (a star stands for the id, which may hold slashes), name and what answers it.</summary>
/// <param name="NeedsSession">Refused with <see cref="MacieErrors.NotEnabled"/> where Macie is not enabled.</param>
internal sealed record MacieRoute(string Method, string Path, string Operation, Func<MacieCall, AwsResponse> Handle, bool NeedsSession = true)
{
    /// <summary>The id in the path, "" for a path without one, null when the path is another one's.</summary>
    public string? Match(string method, string path)
    {
        if (method != Method)
        {
            return null;
        }

        if (Path[^1] != '*')
        {
            return path == Path ? "" : null;
        }

        var prefix = Path[..^1];
        return path.Length > prefix.Length && path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : null;
    }
}
