namespace SecOpsConsole.Core.Notifications.Notifiers;

/// <summary>A finding's incident as PagerDuty has it; kept as the reference of the delivery.</summary>
/// <param name="Value">Its dedup_key.</param>
/// <param name="IsAcknowledged">Somebody has it: a further trigger is noted there, and pages nobody.</param>
internal sealed record PagerDutyKey(string Value, bool IsAcknowledged)
{
    private const string Mark = "acknowledged ";

    /// <summary>Null when nothing was noted.</summary>
    public static PagerDutyKey? Read(string? reference) => reference is null ? null
        : reference.StartsWith(Mark, StringComparison.Ordinal) ? new(reference[Mark.Length..], true) : new(reference, false);

    public string Reference => IsAcknowledged ? Mark + Value : Value;
}
