using System.Linq.Expressions;

namespace Pulumi;

/// <summary>What outputs can do, for inputs.</summary>
public static class InputExtensions
{
    /// <inheritdoc cref="Output{T}.Apply{TResult}(Expression{Func{T, TResult}})"/>
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Expression<Func<T, TResult>> func) => input.ToOutput().Apply(func);

    /// <inheritdoc cref="Output{T}.Apply{TResult}(Expression{Func{T, TResult}})"/>
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Expression<Func<T, Input<TResult>?>> func) => input.ToOutput().Apply(func);

    /// <inheritdoc cref="Output{T}.Apply{TResult}(Expression{Func{T, TResult}})"/>
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Expression<Func<T, Output<TResult>?>> func) => input.ToOutput().Apply(func);

    /// <summary>The input as an output; no input is the type's default.</summary>
    public static Output<T> ToOutput<T>(this Input<T>? input) => input ?? Output.Create(default(T)!);
}
