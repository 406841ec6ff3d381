namespace SecOpsConsole.Policies;

/// <summary>What one principal, or one open statement, amounts to.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Answer">Its share of the answer to "public?".</param>
/// <param name="Flags">Remarks.</param>
internal readonly record struct Reach(StatementClass Class, PublicAnswer Answer, StatementFlags Flags)
{
    public Reach Worse(Reach other) => new(
        Class >= other.Class ? Class : other.Class,
        Answer >= other.Answer ? Answer : other.Answer,
        Flags | other.Flags);
}
