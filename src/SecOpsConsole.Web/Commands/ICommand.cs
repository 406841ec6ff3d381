namespace SecOpsConsole.Web.Commands;

/// <summary>One verb of the program, with its own help.</summary>
internal interface ICommand
{
    /// <summary>The words that call it, such as "token create".</summary>
    string Name { get; }
    string Summary { get; }

    /// <summary>Usage, arguments, exit codes.</summary>
    string Help { get; }

    /// <summary>Runs the verb and returns the process's exit code.</summary>
    Task<int> RunAsync(string[] args, CommandContext context);
}
