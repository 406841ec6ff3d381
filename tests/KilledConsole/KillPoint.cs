namespace SecOpsConsole.KilledConsole;

/// <summary>Where the process dies, in the order in which an attempt reaches them. "Row" points are right before and right after a commit.</summary>
public enum KillPoint
{
    BeforeAttemptRow,
    AfterAttemptRow,
    /// <summary>The pre-image and "in progress" are in the transaction and not on the disk.</summary>
    BeforeStartRow,
    AfterStartRow,
    BeforeCall,
    /// <summary>The request is on its way and nobody has read an answer.</summary>
    DuringCall,
    /// <summary>AWS answered, and nothing of it is written down.</summary>
    AfterCall,
    BeforeWrittenRow,
    AfterWrittenRow,
    BeforeFirstReadBack,
    AfterFirstReadBack,
    BeforeSecondReadBack,
    AfterSecondReadBack,
    BeforeThirdReadBack,
    AfterThirdReadBack,
    BeforeResultRow,
    AfterResultRow,
}
