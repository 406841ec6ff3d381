using System.Text.Json;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Intake.Sources;

/// <summary>
/// How often Macie found what in an object (Macie's ClassificationDetails: result.sensitiveData[].{category, totalCount} and
/// result.customDataIdentifiers.totalCount). Real exports lack these parts at times; then the finding's type tells the kind, without a number.
/// </summary>
internal static class MacieData
{
    private const string Prefix = "SensitiveData:S3Object/";

    /// <summary>Null when the finding is none of sensitive data.</summary>
    public static IReadOnlyDictionary<SensitiveDataKind, int>? Read(JsonElement? finding, string type)
    {
        if (!type.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var found = new Dictionary<SensitiveDataKind, int>();
        var result = finding.Path("classificationDetails", "result");
        foreach (JsonElement? part in TolerantJson.Many(result.Member("sensitiveData")))
        {
            if (KindOf(part.TextAt("category")) is { } kind)
            {
                found[kind] = Sum(found.GetValueOrDefault(kind), part.Member("totalCount").Count());
            }
        }

        if (result.Path("customDataIdentifiers", "totalCount").Count() is > 0 and var custom)
        {
            found[SensitiveDataKind.Custom] = custom;
        }

        if (found.Count == 0)
        {
            found[KindOfType(type[Prefix.Length..])] = 0;
        }

        return found;
    }

    internal static SensitiveDataKind? KindOf(string? category) => category switch
    {
        "CREDENTIALS" => SensitiveDataKind.Credentials,
        "FINANCIAL_INFORMATION" => SensitiveDataKind.Financial,
        "PERSONAL_INFORMATION" => SensitiveDataKind.Personal,
        "CUSTOM_IDENTIFIER" => SensitiveDataKind.Custom,
        _ => null,
    };

    /// <summary>A type that is new to us is sensitive data of a kind that we do not know.</summary>
    private static SensitiveDataKind KindOfType(string name) => name switch
    {
        "Credentials" => SensitiveDataKind.Credentials,
        "Financial" => SensitiveDataKind.Financial,
        "Personal" => SensitiveDataKind.Personal,
        "CustomIdentifier" => SensitiveDataKind.Custom,
        _ => SensitiveDataKind.Several,
    };

    private static int Sum(int known, int? more) => (int)Math.Min((long)known + Math.Max(more ?? 0, 0), int.MaxValue);
}
