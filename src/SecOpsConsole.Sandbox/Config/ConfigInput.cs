using System.Text.RegularExpressions;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Config;

/// <summary>Parameters that Config's list operations share, with the errors of its service model.</summary>
internal static partial class ConfigInput
{
    private const int DefaultLimit = 10;
    private const int LargestLimit = 100;

    public static AwsError NotDiscovered(string type, string id) => new(
        400,
        "ResourceNotDiscoveredException",
        $"Resource {id} of resourceType:{type} is unknown or has not been discovered");

    public static AwsError InvalidToken { get; } = new(400, "InvalidNextTokenException", "The specified nextToken is not valid.");

    public static AwsError InvalidTimeRange { get; } = new(
        400, "InvalidTimeRangeException", "The specified time range is not valid. The earlier time is not chronologically before the later time.");

    public static string? ResourceType(JsonInput input) => input.RequiredText("resourceType", 128, 1, TypePattern());

    /// <summary>"The default is 10. You cannot specify a number greater than 100. If you specify 0, the default is used."</summary>
    public static int Limit(JsonInput input)
    {
        var limit = input.Whole("limit", int.MinValue, int.MaxValue) ?? 0;
        if (limit is < 0 or > LargestLimit)
        {
            input.Refuse(new AwsError(400, "InvalidLimitException", "The specified limit is outside the allowable range."));
        }

        return limit == 0 ? DefaultLimit : limit;
    }

    /// <summary>The service model lists several hundred types; the sandbox checks their form.</summary>
    [GeneratedRegex("^AWS::[A-Za-z0-9]+::[A-Za-z0-9:]+$", RegexOptions.CultureInvariant)]
    private static partial Regex TypePattern();
}
