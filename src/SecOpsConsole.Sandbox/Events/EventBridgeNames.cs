using System.Text.RegularExpressions;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>Names and patterns of EventBridge's service model.</summary>
internal static partial class EventBridgeNames
{
    public static string? Name(JsonInput input, string member = "Name") =>
        input.RequiredText(member, 64, 1, NamePattern());

    /// <summary>The sandbox has the default bus of each account and Region, and no other.</summary>
    public static bool IsDefaultBus(JsonInput input)
    {
        var bus = input.Text("EventBusName", 1600, 1);
        if (bus is null || bus == "default" || bus.EndsWith(":event-bus/default", StringComparison.Ordinal))
        {
            return true;
        }

        input.Refuse(EventBridgeErrors.NoBus(bus));
        return false;
    }

    /// <summary>
    /// HTTPS, as EventBridge demands. Plain HTTP to a loopback address is the sandbox's one documented deviation:
    /// the console under test listens there without a public certificate.
    /// </summary>
    public static bool IsAllowedEndpoint(string endpoint) =>
        Uri.TryCreate(endpoint.Replace('*', 'x'), UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    [GeneratedRegex(@"^[\.\-_A-Za-z0-9]+\z", RegexOptions.CultureInvariant)]
    public static partial Regex NamePattern();

    [GeneratedRegex(@"^arn:aws([a-z]|\-)*:events:([a-z]|\d|\-)*:([0-9]{12})?:connection\/[\.\-_A-Za-z0-9]+\/[\-A-Za-z0-9]+\z", RegexOptions.CultureInvariant)]
    public static partial Regex ConnectionArnPattern();
}
