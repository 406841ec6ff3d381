using SecOpsConsole.Web.Commands;

return await CommandLine.RunAsync(args, CommandContext.Process());
