namespace SecOpsConsole.Core.Suppressions;

/// <summary>What a suppression is called in sentences to people.</summary>
internal static class SuppressionText
{
    public static string Day(DateTime utc) => $"{utc:yyyy-MM-dd HH:mm} UTC";

    public static string Name(Suppression suppression) => suppression.Kind switch
    {
        SuppressionKind.Exception => $"The exception that {suppression.GrantedBy} granted to {suppression.Owner}",
        SuppressionKind.FalsePositive => $"What {suppression.GrantedBy} marked as a false positive",
    };

    public static string DoesNotCover(Suppression suppression, string more) => suppression.Kind switch
    {
        SuppressionKind.Exception => $"{Name(suppression)} does not cover what is there now: {more}.",
        SuppressionKind.FalsePositive => $"{Name(suppression)} is not what is there now: {more}.",
    };
}
