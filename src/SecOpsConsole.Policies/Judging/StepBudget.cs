namespace SecOpsConsole.Policies;

/// <summary>
/// Bounds the work of one judgement by a multiple of the input's length. When it is used up, every further question gets the careful
/// answer (not covered, not matched).
/// </summary>
internal sealed class StepBudget(int textLength)
{
    public const int StepsPerCharacter = 64;
    public const int BaseSteps = 4096;

    private readonly long _limit = BaseSteps + ((long)StepsPerCharacter * textLength);

    public long Used { get; private set; }

    public bool IsExhausted => Used > _limit;

    public bool Take() => Take(1);

    /// <summary>Takes the steps of a loop that asks nobody, such as looking a value up in a list; false: it must not begin.</summary>
    public bool Take(long steps) => (Used = Math.Min(Used + steps, _limit + 1)) <= _limit;
}
