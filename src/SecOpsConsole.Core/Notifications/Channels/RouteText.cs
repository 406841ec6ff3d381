using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>
/// Routes as a person writes them, one a line: <c>severity:High bucket:payroll* account:111122223333 check:public-* owner:payroll
/// kind:RemediationFailed,FindingOpened</c>. An empty text is every notification.
/// </summary>
public static class RouteText
{
    public static string Write(IEnumerable<ChannelRoute> routes) => string.Join('\n', routes.Select(Write));

    /// <summary>The routes, or which word of which line is wrong.</summary>
    public static (IReadOnlyList<ChannelRoute> Routes, string? Problem) Read(string? text)
    {
        var routes = new List<ChannelRoute>();
        foreach (var (line, i) in (text ?? "").Split('\n').Select((line, i) => (line.Trim(), i)).Where(pair => pair.Item1.Length > 0))
        {
            var route = new ChannelRoute();
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (With(route, word) is not { } more)
                {
                    return ([], $"Line {i + 1}: “{word}” is no part of a route. Use severity:, kind:, check:, bucket:, account: or owner:.");
                }

                route = more;
            }

            routes.Add(route);
        }

        return (routes, null);
    }

    private static ChannelRoute? With(ChannelRoute route, string word) => word.Split(':', 2) is not [var key, { Length: > 0 } value] ? null : key.ToLowerInvariant() switch
    {
        "severity" => One<Severity>(value) is { } severity ? route with { MinimumSeverity = severity } : null,
        "kind" => value.Split(',').Select(One<NotificationKind>).ToList() is var kinds && kinds.TrueForAll(kind => kind is not null) ? route with { Kinds = [.. kinds.Select(kind => kind!.Value)] } : null,
        "check" => route with { Check = value },
        "bucket" => route with { Bucket = value },
        "account" => route with { Account = value },
        "owner" => route with { Owner = value },
        _ => null,
    };

    private static T? One<T>(string text) where T : struct, Enum =>
        Enum.TryParse<T>(text.Trim(), ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text.Trim()[0]) ? value : null;

    private static string Write(ChannelRoute route) => string.Join(' ', new[]
    {
        route.MinimumSeverity is { } severity ? $"severity:{severity}" : null,
        route.Kinds.Count > 0 ? $"kind:{string.Join(',', route.Kinds)}" : null,
        Part("check", route.Check), Part("bucket", route.Bucket), Part("account", route.Account), Part("owner", route.Owner),
    }.Where(part => part is not null));

    private static string? Part(string key, string? value) => string.IsNullOrWhiteSpace(value) ? null : $"{key}:{value}";
}
