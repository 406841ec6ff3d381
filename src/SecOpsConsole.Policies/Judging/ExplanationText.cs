using System.Text;

namespace SecOpsConsole.Policies;

/// <summary>Explains a statement's class in a few sentences.</summary>
internal static class ExplanationText
{
    private const int MostConditions = 6;

    public static string Of(StatementVerdict verdict)
    {
        var text = new StringBuilder(Class(verdict));
        foreach (var limit in verdict.Limits.Take(MostConditions))
        {
            text.Append(' ').Append(limit.Why);
        }

        foreach (var ignored in verdict.Ignored.Take(MostConditions))
        {
            text.Append(' ').Append(Json.VisibleText.Of(ignored.Why));
        }

        foreach (var remark in FlagText.Of(verdict.Flags & ~Told(verdict.Class)))
        {
            text.Append(' ').Append(remark);
        }

        if (verdict.NeutralisedBy.Count > 0)
        {
            text.Append($" The Deny in statement {verdict.NeutralisedBy[0] + 1} takes all of it away again; the grant comes to life when that Deny goes.");
        }

        if (verdict.GuardedBy is { } guard)
        {
            text.Append($" The Deny in statement {guard + 1} leaves only callers of the class {verdict.GuardedClass}. S3 does not document how it counts that; a person decides.");
        }

        return text.ToString();
    }

    private static string Class(StatementVerdict verdict) => verdict.Class switch
    {
        StatementClass.Deny => "A Deny grants nothing to anybody.",
        StatementClass.Internal => "Only principals of the bucket's own account are granted access.",
        StatementClass.CloudFrontOai => "A CloudFront origin access identity is granted access; AWS advises to move to origin access control.",
        StatementClass.AwsService => $"AWS services act for fixed sources only{Externals(verdict)}.",
        StatementClass.AccessPointDelegated => $"The decision is left to the policies of fixed access points{Externals(verdict)}.",
        StatementClass.NetworkRestricted => "Anybody is granted access, but only from fixed networks.",
        StatementClass.CrossOrganization => $"Every member of {WhoText.Join(verdict.Organizations)} is granted access.",
        StatementClass.KmsKeyRestricted => "Anybody who names a fixed KMS key in a header is granted access; AWS's documents disagree on whether that is public.",
        StatementClass.OpaquePrincipal => $"A single principal is granted access whose account cannot be read from the policy{Externals(verdict)}.",
        StatementClass.CrossAccount => $"Principals of other accounts are granted access{Externals(verdict)}.",
        StatementClass.AwsServiceUnscoped => $"{Sentence(Services(verdict))} may act on behalf of any AWS customer (confused deputy); aws:SourceAccount or aws:SourceArn would bind it.",
        StatementClass.AnyAuthenticatedAws => $"Anyone with an AWS account is granted access{Externals(verdict)}: anybody can open one, and no condition limits whose it is.",
        StatementClass.Public => $"{Sentence(PublicWho(verdict))} is granted access{Externals(verdict)}: {WhyOpen(verdict.Statement)}.",
        StatementClass.Invalid => Invalid(verdict),
    };

    /// <summary>Remarks that the first sentence makes already.</summary>
    private static StatementFlags Told(StatementClass @class) =>
        @class == StatementClass.Public ? StatementFlags.NotPrincipalAllow : @class == StatementClass.Invalid ? StatementFlags.InvalidPrincipal : StatementFlags.None;

    private static string PublicWho(StatementVerdict verdict) => verdict.Statement.Principal is { IsNegated: false, IsOpen: true }
        ? "Anyone on the internet"
        : WhoText.Join(verdict.Who);

    private static string WhyOpen(Statement statement)
    {
        var who = statement.Principal switch
        {
            { IsNegated: true } => "NotPrincipal leaves everyone who is not listed",
            { IsOpen: true } => "the principal is *",
            _ => "anybody can have an identity of that provider",
        };
        return statement.Condition.IsEmpty ? $"{who} and there is no condition" : $"{who} and no condition limits who";
    }

    private static string Services(StatementVerdict verdict) =>
        WhoText.Join(verdict.Statement.Principal!.Entries.Where(static entry => entry.Type == PrincipalType.Service).Select(WhoText.Name));

    private static string Invalid(StatementVerdict verdict)
    {
        var why = verdict.Statement.Errors.Count > 0
            ? verdict.Statement.Errors[0].Message
            : "a principal is written in a way that S3 refuses (a wildcard inside it, or no form that AWS knows).";
        return $"S3 would not store this statement: {why}" + (verdict.Public == PublicAnswer.Yes ? " It may name everybody, so it counts as public." : "");
    }

    private static string Externals(StatementVerdict verdict) =>
        verdict.External.Count == 0 ? "" : $" (other accounts: {WhoText.Join(verdict.External)})";

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
