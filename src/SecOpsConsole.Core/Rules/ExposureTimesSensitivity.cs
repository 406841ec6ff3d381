using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Rules;

/// <summary>
/// How severe a problem is when it is known what lies in the bucket. Pure; it only raises. What the judge says by itself is at least:
/// <code>
/// who can reach the bucket            | credentials, financial data, several kinds | personal data, custom identifiers
/// anyone, with or without an account  | Critical                                   | High
/// fixed other accounts                | High                                       | Medium
/// nobody outside, or Block Public Access holds it back, or it is not known: as the judge says
/// </code>
/// It is about the order in which people look. No write depends on it.
/// </summary>
public static class ExposureTimesSensitivity
{
    /// <param name="exposure">Who can reach the data through the problem, live: policy, ACL and Block Public Access of bucket and account counted.</param>
    /// <param name="known">What Macie found there.</param>
    /// <param name="judged">What the judge, or Macie, says of the problem by itself.</param>
    public static RankedSeverity Rank(Exposure exposure, Sensitivity known, Severity judged) => Rank(exposure, known, judged, "can reach the bucket");

    /// <summary>The same for a problem that was gone before the console looked: the data was within reach meanwhile.</summary>
    public static RankedSeverity RankPast(Exposure exposure, Sensitivity known, Severity judged) => Rank(exposure, known, judged, "could reach the bucket for a while");

    private static RankedSeverity Rank(Exposure exposure, Sensitivity known, Severity judged, string reach)
    {
        if (Who(exposure) is not { } who)
        {
            return new RankedSeverity(judged, "Nobody outside the account is known to reach the bucket.", false);
        }

        if (known.IsNone)
        {
            return new RankedSeverity(judged, "No open finding of Macie tells of sensitive data in the bucket.", false);
        }

        var least = Least(exposure, known.Kinds[0].Kind);
        return new RankedSeverity(least > judged ? least : judged, $"{who} {reach}, and Macie found {known.Sentence} in it.", true);
    }

    /// <summary>How the sentence begins; null when nobody outside is known to reach the bucket.</summary>
    public static string? Who(Exposure exposure) => exposure switch
    {
        Exposure.Public => "Anyone on the internet",
        Exposure.AnyAwsAccount => "Anyone with an AWS account",
        Exposure.OtherAccounts => "Somebody outside the account",
        Exposure.Unknown or Exposure.OwnAccount or Exposure.Organization or Exposure.Blocked => null,
    };

    private static Severity Least(Exposure exposure, SensitiveDataKind gravest)
    {
        var anyone = exposure is Exposure.Public or Exposure.AnyAwsAccount;
        return gravest switch
        {
            SensitiveDataKind.Credentials or SensitiveDataKind.Several or SensitiveDataKind.Financial => anyone ? Severity.Critical : Severity.High,
            SensitiveDataKind.Personal or SensitiveDataKind.Custom => anyone ? Severity.High : Severity.Medium,
        };
    }
}
