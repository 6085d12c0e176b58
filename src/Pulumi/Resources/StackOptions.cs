namespace Pulumi;

/// <summary>Options of a stack; the subset that both doors share has none.</summary>
public class StackOptions;
